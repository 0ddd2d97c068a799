import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

['api', 'db', 'web', 'worker'].each {
    def digest = registry.digest("acme/charts/${it}", '1.4.0').replace(':', '-')
    assert registry.tags("acme/charts/${it}") as Set == ['1.4.0', digest, digest + '.sig'] as Set
}
// what one module has learnt of the registry, the others know; each repository needs one token to push, and
// one is asked for without credentials before it is signed and one afterwards, to see whether everybody can read it
assert registry.count('GET ping') == 1
assert registry.count('GET token') == 4 + 4 + 4

// all are signed in one name, by one certificate
def sigstore = context.get('sigstore')
assert log.count('Verified     2 signatures by the identity above') == 4
assert sigstore.count('GET idtoken') == 1
assert sigstore.count('POST signingCert') == 1
assert sigstore.count('POST entries') == 8
return true
