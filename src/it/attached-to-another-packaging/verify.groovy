import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert new File(localRepositoryPath, 'io/github/ghcrmaven/it/attached-to-another-packaging/1.4.0/attached-to-another-packaging-1.4.0.tgz').isFile()
assert registry.tags('acme/charts/web') == ['1.4.0']
return true
