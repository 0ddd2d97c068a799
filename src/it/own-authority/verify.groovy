import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert registry.tags('acme/charts/web') == ['1.4.0']
def parts = log.split('BUILD (FAILURE|SUCCESS)')
assert log.contains(registry.host() + ' could not be reached, asking what it wants for authorization: ')
assert log.contains('Fix: where the certificate comes from an authority of your own, -Dghcr.caFile=authority.pem trusts it;')
assert log.contains('errors.md#certificate')
assert parts[1].contains('Tagged       1.4.0')
assert !parts[1].contains('is not verified')
assert parts[2].contains('[WARNING] The certificate of ' + registry.host() + ' is not verified (insecureSkipTlsVerify)')
assert parts[2].contains('Tagged       1.4.0 (unchanged)')
// the key is a file of the user's: nothing of it is ever said
def key = new File(basedir, 'client.key').readLines()[1]
assert !log.contains(key)
return true
