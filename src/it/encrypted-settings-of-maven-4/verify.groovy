import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains("Credentials  server 'releases' in settings.xml, as octocat")
assert registry.tags('acme/charts/web') == ['1.4.0']
return true
