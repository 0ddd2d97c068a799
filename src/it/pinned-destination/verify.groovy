import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('-Dghcr.registry=evil.example has no effect: <registry> is registry.acme.example')
assert log.contains('-Dghcr.repository=evil/charts has no effect: <repository> is platform/charts')
assert log.contains('docs/errors.md#pinned-destination')
assert registry.steps().isEmpty()
return true
