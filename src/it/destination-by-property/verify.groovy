import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

// a default in <properties> is not pinned; the owner comes from the environment, in lower case
assert registry.tags('acme/charts/web') == ['1.4.0']
assert log.contains("Destination  ${registry.host()}/acme/charts/web")
return true
