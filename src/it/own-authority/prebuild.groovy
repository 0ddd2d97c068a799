import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.InProcessGhcr
import io.github.ghcrmaven.testing.SampleChart
import okhttp3.tls.HandshakeCertificates
import okhttp3.tls.HeldCertificate

def authority = new HeldCertificate.Builder().certificateAuthority(0).build()
def server = new HeldCertificate.Builder().addSubjectAlternativeName('127.0.0.1').signedBy(authority).build()
def client = new HeldCertificate.Builder().commonName('ci').signedBy(authority).build()
new File(basedir, 'authority.pem').text = authority.certificatePem()
new File(basedir, 'client.crt').text = client.certificatePem()
new File(basedir, 'client.key').text = client.privateKeyPkcs8Pem()

def certificates = new HandshakeCertificates.Builder()
        .heldCertificate(server)
        .addTrustedCertificate(authority.certificate())
        .build()
InvokerTest.start(context, InProcessGhcr.builder().tls(certificates).clientCertificate().start())
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
return true
