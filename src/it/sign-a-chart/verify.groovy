import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)
def runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 4

// what the documentation shows
def said = runs[0].replace(registry.host(), 'ghcr.io').replace("'127.0.0.1'", "'ghcr.io'").readLines()
def shown = new File(basedir, 'console.txt').readLines()
def start = said.indexOf(shown[0])
assert said.subList(start, start + shown.size()) == shown
assert runs[0] =~ /\[INFO\]   127.0.0.1:\d+.acme.charts.web@sha256:[0-9a-f]{64}/
assert runs[0] =~ /\[INFO\]   cosign verify 127.0.0.1:\d+.acme.charts.web@sha256:[0-9a-f]{64} --certificate-identity /

assert runs[1].contains('[INFO] Signed       already, by this identity')
assert runs[2] =~ /\[INFO\] Verified     \.sig 1, by /
assert runs[2] =~ /\[INFO\] Verified     bundle 1, by /
assert !runs[2].contains('.sig 2')
assert !runs[2].contains('bundle 2')
assert runs[3].contains("sign is 'none', and to sign is to sign")
assert registry.tagMoves('acme/charts/web').count { it.toString().contains('1.4.0') } <= 1
return true
