import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

def sigstore = InvokerTest.startSigned(context, basedir)
def properties = context.get('userProperties')
properties.remove('ghcr.sign.trustedRoot')
properties.remove('ghcr.sign.signingConfig')
properties.setProperty('ghcr.sign.tufMirror', sigstore.tufUrl())
def root = new File(basedir, 'sigstore/root.json')
root.parentFile.mkdirs()
root.text = sigstore.tufRoot()
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
return true
