import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.Refusal
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.startSigned(context, basedir)
def registry = context.get('registry')
context.get('userProperties').setProperty('ghcr.sign.repository', "${registry.host()}/acme/signatures".toString())
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
return true
