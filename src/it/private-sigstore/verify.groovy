import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def sigstore = context.get('sigstore')
def log = InvokerTest.finish(context, basedir)

assert log =~ /Signed       \.sig and bundle, Rekor entries \d+, \d+/
assert log.contains('Tagged       1.4.0')
assert log.contains('Verified     .sig 1, by https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main')
assert log.contains('Verified     bundle 1, by https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main')

// whom to trust was read by the first build alone, and is kept for the user, whose home the invoker says
assert sigstore.exchanges().count { it.target() == '/tuf/timestamp.json' } == 1
assert new File(basedir, '../../it-home/cache/ghcr-maven-plugin').directory
return true
