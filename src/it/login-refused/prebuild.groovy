import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.Refusal
import io.github.ghcrmaven.testing.SampleChart

def registry = InvokerTest.start(context)
registry.refuse('acme/charts/web', Refusal.WRITE_PACKAGE)
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
return true
