import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.start(context)
def charts = new File(basedir, 'src/main/helm').toPath()
SampleChart.write(charts.resolve('web'), 'web')
SampleChart.write(charts.resolve('db'), 'db')
return true
