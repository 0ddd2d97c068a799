import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('Whoever signs here is not who is asked for: ')
assert log.contains('https://github.com/acme/web/.github/workflows/nightly.yml@refs/heads/main')
assert log.contains('docs/errors.md#identity-not-as-asked')

// told by the token, so that no certificate is asked for, and nothing is written
assert registry.steps().every { !it.startsWith('PUT') }
assert context.get('sigstore').steps() == ['GET idtoken']
return true
