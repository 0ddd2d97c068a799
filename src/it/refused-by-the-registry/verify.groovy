import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains("${registry.host()} refused a push to acme/charts/web: installation not allowed to Create organization package")
assert log.contains("with server '127.0.0.1' in settings.xml, as octocat; opening an upload, 403 DENIED; nothing was written")
// not ghcr.io: GitHub is not blamed
assert log.contains("Fix: let octocat push to acme/charts/web at ${registry.host()}")
assert !log.contains('packages: write')
assert log.contains('docs/errors.md#denied')
assert registry.repositories().isEmpty()
return true
