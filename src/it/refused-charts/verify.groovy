import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('no-such-folder does not exist.')
assert log.contains('empty has no Chart.yaml, and no folder in it has one.')
assert log.contains("has the name 'Web Shop', which no chart in a registry can have.")
assert log.contains("The chart version 'one point four' is not a version.")
assert log.contains('docs/errors.md#chart-missing')
assert log.contains('docs/errors.md#chart-name')
assert log.contains('docs/errors.md#chart-version')
assert !new File(basedir, 'target/helm').exists()
assert registry.steps().isEmpty()
return true
