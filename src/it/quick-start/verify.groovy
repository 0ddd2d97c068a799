import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert registry.tags('acme/charts/web') == ['1.4.0']
assert log.contains("Destination  ${registry.host()}/acme/charts/web")

// the workflow of the README runs what was run here, with the permission that it needs
def workflow = new File(basedir, '.github/workflows/release.yml').text
assert workflow.contains('run: mvn -B deploy')
assert workflow.contains('packages: write')
return true
