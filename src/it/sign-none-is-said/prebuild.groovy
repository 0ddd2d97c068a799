import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.startSigned(context, basedir)
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
return true
