import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)
def runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 2

// what the documentation shows
def said = runs[0].replace(registry.host(), 'ghcr.io').replace("'127.0.0.1'", "'ghcr.io'").readLines()
def shown = new File(basedir, 'console.txt').readLines()
def start = said.indexOf(shown[0])
assert said.subList(start, start + shown.size()) == shown
assert runs[0] =~ /\[INFO\]   127.0.0.1:\d+.acme.charts.web@sha256:[0-9a-f]{64}/

assert runs[1].contains(':verify (default-cli) @ standalone-pom')
assert runs[1] =~ /acme.charts.forged@sha256:[0-9a-f]{64} has no signature that passes the policy:/
assert runs[1].contains("  .sig 1     it is signed by 'https://github.com/evil/fork/.github/workflows/release.yml@refs/heads/main'")
assert runs[1].contains("  bundle 1   it is signed by 'https://github.com/evil/fork/")
assert runs[1].contains("  wanted     identity one that matches '^https://github\\.com/acme/', issuer 'https://token")
assert runs[1].contains('docs/errors.md#signature-refused')
assert registry.steps().every { it.startsWith('GET') }
return true
