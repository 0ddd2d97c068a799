import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

def installed = new File(localRepositoryPath, 'io/github/ghcrmaven/it/several-charts/1.4.0')
assert new File(installed, 'several-charts-1.4.0-db.tgz').isFile()
assert new File(installed, 'several-charts-1.4.0-web.tgz').isFile()
assert registry.tags('acme/charts/db') == ['1.4.0']
assert registry.tags('acme/charts/web') == ['1.4.0']

// no tag moves before every chart is there
def steps = registry.steps()
assert steps.indexOf('PUT tag') > steps.lastIndexOf('PUT manifest')

assert log.contains("Destination  ${registry.host()}/acme/charts: db, web")
assert log.contains('Tagged       db: 1.4.0')
assert log.contains('Tagged       web: 1.4.0')
def outputs = new File(basedir, 'github-output').text
assert outputs.startsWith('charts=[{"chart":"db"')
assert new File(basedir, 'github-summary').text.contains('| web | 1.4.0 |')
return true
