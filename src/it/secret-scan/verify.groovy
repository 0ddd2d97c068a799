import io.github.ghcrmaven.testing.InvokerTest

def log = InvokerTest.finish(context, basedir)
def npmrc = 'api/charts/db/.npmrc:1  npm credential'
def values = 'web/values.yaml:4  private key'

// all charts at once, and nothing is written
assert log.contains('it holds 2 secrets:')
assert log.contains('docs/errors.md#secret-found')
assert new File(basedir, 'target/helm').list().length == 0
assert log.contains("secretScan is 'loud'.")

// as the error, and as a warning each
assert log.count(npmrc) == 2
assert log.count(values) == 2
assert log.count('A secret goes into the archive, for all who can pull it: ') == 2
assert new File(basedir, 'warned/web-1.4.0.tgz').isFile()
assert new File(basedir, 'unseen/api-1.4.0.tgz').isFile()

assert !log.contains('ci/test.key')
assert !log.contains(context.get('secret'))
assert !log.contains('aHVudGVyMjpodW50ZXIy')
return true
