import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.Fault
import io.github.ghcrmaven.testing.SampleChart

def registry = InvokerTest.start(context)
registry.fault('PUT blob 1', Fault.status(503))
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
return true
