import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('Credentials  HELM_REGISTRY_USERNAME, HELM_REGISTRY_PASSWORD, as octocat')
assert log.contains('Credentials  HELM_API_KEY_ID, HELM_API_KEY_SECRET, as octocat')
assert log.contains('HELM_REGISTRY_USERNAME is set, HELM_REGISTRY_PASSWORD is not.')
assert registry.tags('acme/charts/web') == ['1.4.0']
return true
