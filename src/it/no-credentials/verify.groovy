import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains("No credentials for ${registry.host()}. Looked, in this order, at:")
assert log =~ /settings.xml +no <server> with id nobody \(read: .*\)/
assert log =~ /HELM_REGISTRY_USERNAME, HELM_REGISTRY_PASSWORD +not set/
assert log =~ /GITHUB_TOKEN +only for ghcr.io/
assert log.contains('docs/errors.md#no-credentials')
assert registry.repositories().isEmpty()
return true
