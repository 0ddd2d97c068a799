import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finishDebug(context, basedir)

assert log =~ /Credentials  \S*config.json, as octocat/
assert log =~ /Credentials  entry ${registry.host()}\/acme of \S*auth.json, as octocat/
assert log =~ /Credentials  \S*helm.json, as octocat/

// -X lists all places, and why each was passed over
assert log.contains("[DEBUG] Credentials for ${registry.host()}/acme/charts/web, in this order:")
assert log =~ /  settings.xml +no <server> with id nobody/
assert log =~ /  GITHUB_TOKEN +only for ghcr.io/
assert log =~ /  \S*docker.config.json +used/
assert log =~ /  \S*containers.auth.json +not asked, \S*config.json won/

assert log =~ /The credential file \S*broken.json is not JSON in the form of Docker's config.json./
assert log.contains('docs/errors.md#credential-file')
assert registry.tags('acme/charts/web') == ['1.4.0']
return true
