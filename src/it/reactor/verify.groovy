import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

['api', 'db', 'web', 'worker'].each {
    assert registry.tags("acme/charts/${it}") == ['1.4.0']
}
// what one module has learnt of the registry, the others know; each repository needs one token to push, and
// one is asked for without credentials, to see whether everybody can read it
assert registry.count('GET ping') == 1
assert registry.count('GET token') == 8
return true
