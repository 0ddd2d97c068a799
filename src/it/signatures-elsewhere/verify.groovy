import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert registry.tags('acme/charts/web') == ['1.4.0']
def digest = registry.digest('acme/charts/web', '1.4.0').replace(':', '-')
assert registry.tags('acme/signatures') as Set == [digest, digest + '.sig'] as Set
assert log.contains('Verified     2 signatures by the identity above')
assert log.contains('Verified     .sig 1, by https://github.com/acme/charts/')
assert log.contains('Verified     bundle 1, by https://github.com/acme/charts/')
return true
