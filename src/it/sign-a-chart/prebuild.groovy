import io.github.ghcrmaven.oci.Manifest
import io.github.ghcrmaven.testing.InvokerTest

InvokerTest.startSigned(context, basedir)
def registry = context.get('registry')
// as another tool has pushed it
registry.seedManifest('acme/charts/web', '1.4.0', Manifest.of(Manifest.EMPTY_CONFIG, [], new TreeMap()).bytes())

def properties = context.get('userProperties')
properties.setProperty('ghcr.reference', "${registry.host()}/acme/charts/web:1.4.0".toString())
properties.setProperty('ghcr.verify.identityRegexp', '^https://github\\.com/acme/charts/')
properties.setProperty('ghcr.verify.issuer', 'https://token.actions.githubusercontent.com')
return true
