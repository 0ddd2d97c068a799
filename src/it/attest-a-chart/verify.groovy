import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)
def runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 3

assert runs[0].contains('[INFO] Signing      keyless, as https://github.com/acme/charts/')
assert runs[0] =~ /\[INFO\] Attested     https:..spdx.dev.Document, Rekor entry \d+/
assert runs[0].contains('[INFO] Verified     1 attestation by the identity above')
assert runs[0] =~ /\[INFO\]   127.0.0.1:\d+.acme.charts.web@sha256:[0-9a-f]{64}/

assert runs[1].contains('[INFO] Attested     https://spdx.dev/Document, already, by this identity')
assert runs[2].contains("bundle 1   it is no signature but an attestation, of the type 'https://spdx.dev/Document'")
assert context.get('sigstore').logged().size() == 1
return true
