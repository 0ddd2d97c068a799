import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('acme/charts/web:1.4.0 exists with another digest:')
assert log.contains('refused a push to acme/charts/db: permission_denied: write_package')
assert registry.tagMoves('acme/charts/web').isEmpty()
assert registry.steps().every { !it.startsWith('PUT') }
return true
