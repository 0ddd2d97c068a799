import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert registry.tags('acme/charts/web') == ['1.4.0']
assert log.contains("Destination  ${registry.host()}/acme/charts/web")
return true
