import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('Maven is offline (-o), and a push needs the registry.')
assert registry.steps().isEmpty()
return true
