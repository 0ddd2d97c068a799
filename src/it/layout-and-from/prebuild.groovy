import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart
import java.security.KeyPairGenerator
import java.security.spec.ECGenParameterSpec

def registry = InvokerTest.start(context)
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')

def pem = { kind, key -> "-----BEGIN ${kind} KEY-----\n${key.encoded.encodeBase64(true)}\n-----END ${kind} KEY-----\n".toString() }
def generator = KeyPairGenerator.getInstance('EC')
generator.initialize(new ECGenParameterSpec('secp256r1'))
def keys = generator.generateKeyPair()
new File(basedir, 'cosign.key').text = pem('PRIVATE', keys.private)
new File(basedir, 'cosign.pub').text = pem('PUBLIC', keys.public)
new File(basedir, 'other.pub').text = pem('PUBLIC', generator.generateKeyPair().public)

// for the builds without a project; the one with it says the same in its POM
def properties = context.get('userProperties')
properties.remove('ghcr.sign')
properties.setProperty('ghcr.registry', registry.host())
properties.setProperty('ghcr.repository', 'acme/charts')
properties.setProperty('ghcr.reference', "${registry.host()}/acme/charts/web:1.4.0".toString())
properties.setProperty('ghcr.sign.tlog', 'false')
return true
