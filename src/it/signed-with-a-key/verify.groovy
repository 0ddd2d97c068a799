import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)
def runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 6

assert runs[0] =~ /Signing      key sha256:[0-9a-f]{64}, not logged/
assert runs[0].contains('Signed       .sig and bundle, in no log')
assert runs[0].contains('Verified     2 signatures by the key above')
assert runs[1].contains('Verified     .sig 1, by ')
assert runs[1].contains('Verified     bundle 1, by ')
assert runs[2].contains('Signed       already, by this key')

// two signers beside each other
assert runs[3].contains('Signed       .sig and bundle, in no log')
assert runs[4].contains('Verified     .sig 2, by ')
assert registry.tagMoves('acme/charts/web').findAll { it.tag() == '1.4.0' }.size() == 1

assert runs[5].contains('The signing key cosign.key cannot be used')
assert runs[5].contains('docs/errors.md#signing-key')
return true
