import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.start(context)
context.get('userProperties').remove('ghcr.sign')
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
return true
