import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)
def runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 3

// what is said of the build comes before the tag
assert runs[0] =~ /(?s)\[INFO\] Attested     https:..slsa.dev.provenance.v1, Rekor entry \d+.*\[INFO\] Tagged       1\.4\.0/

assert runs[1] =~ /\[INFO\] Pulled       web-1\.4\.0\.tgz \(sha256:[0-9a-f]{6}….., [0-9.]+ k?B\)/
assert runs[1] =~ /Verified     \.sig 1, by /
assert runs[1] =~ /Verified     bundle 1, by /
assert runs[1] =~ /\[INFO\]   127.0.0.1:\d+.acme.charts.web@sha256:[0-9a-f]{64}/
def packed = new File(basedir, 'target/helm/web-1.4.0.tgz')
def pulled = new File(basedir, 'nothing-here/web-1.4.0.tgz')
assert pulled.bytes == packed.bytes

assert runs[2].contains('has no signature that passes the policy:')
assert !new File(basedir, 'nothing-here/refused').exists()
return true
