import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains("${registry.host()} refused a push to acme/charts/web: 403 DENIED (installation not allowed to Create organization package)")
assert log.contains("with server '127.0.0.1' in settings.xml, as octocat; opening an upload")
assert log.contains('permissions: packages: write')
assert log.contains('docs/errors.md#denied')
assert registry.repositories().isEmpty()
return true
