import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert registry.tags('acme/charts/web') == ['1.4.0_build.7']
assert log.contains('--version 1.4.0+build.7')
return true
