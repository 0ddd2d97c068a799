import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('ghcr:package')
assert log.contains('ghcr:push')
assert log.contains('User property: ghcr.ifExists')
return true
