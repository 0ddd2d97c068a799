import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('holds 2 charts, and packaging helm has one main artifact.')
assert log.contains('docs/errors.md#several-charts')
assert !new File(basedir, 'target/helm').exists()
return true
