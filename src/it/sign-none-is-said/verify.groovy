import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains("Signing      none (sign=none): nobody will be able to tell whose chart this is")
assert !log.contains('Signed  ')
assert !log.contains('Verified  ')
assert registry.tags('acme/charts/web') == ['1.4.0']

// an identity is at hand, and nobody is asked for it
assert context.get('sigstore').steps().isEmpty()
return true
