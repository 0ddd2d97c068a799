import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('Skipped: ghcr.skip is true')
assert log.contains('Skipped: ghcr.package.skip is true')
assert log.contains('Skipped: ghcr.push.skip is true')
assert registry.steps().isEmpty()
return true
