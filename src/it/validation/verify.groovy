import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert !log.contains('Plugin validation issues were detected in')
assert registry.tags('acme/charts/web') == ['1.4.0']
return true
