import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('There is no identity to sign with: SIGSTORE_ID_TOKEN is not set, and GitHub Actions offers no token.')
assert log.contains('id-token: write')
assert log.contains('or publish unsigned (-Dghcr.sign=none)')
assert log.contains('docs/errors.md#no-identity')
assert log.contains('acme/charts/web:1.4.0 exists with another digest:')
assert log.contains('refused a push to acme/charts/db: permission_denied: write_package')
assert registry.steps().every { !it.startsWith('PUT') }
assert context.get('sigstore').steps().isEmpty()
return true
