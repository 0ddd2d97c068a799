import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.InProcessGhcr
import io.github.ghcrmaven.testing.InProcessProxy
import io.github.ghcrmaven.testing.SampleChart
import okhttp3.tls.HeldCertificate

def certificate = new HeldCertificate.Builder().addSubjectAlternativeName('127.0.0.1').build()
new File(basedir, 'authority.pem').text = certificate.certificatePem()

InvokerTest.start(context, InProcessGhcr.builder().tls(certificate).start())
def proxy = InProcessProxy.start('proxy-user', 'proxy-s3cret')
context.put('proxy', proxy)
new File(basedir, 'proxy.xml').text = """
<settings>
  <proxies>
    <proxy>
      <id>company</id>
      <active>true</active>
      <protocol>https</protocol>
      <host>${proxy.host()}</host>
      <port>${proxy.port()}</port>
      <username>proxy-user</username>
      <password>proxy-s3cret</password>
    </proxy>
  </proxies>
</settings>
"""
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
return true
