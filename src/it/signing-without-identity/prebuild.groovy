import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.Refusal
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.startSigned(context, basedir)
// a job without the permission: its runner offers nothing
new File(basedir, '.mvn/jvm.config').delete()
def registry = context.get('registry')
def charts = new File(basedir, 'src/main/helm').toPath()
SampleChart.write(charts.resolve('web'), 'web')
SampleChart.write(charts.resolve('db'), 'db')
registry.seedManifest('acme/charts/web', '1.4.0', '{"schemaVersion":2}'.bytes)
registry.refuse('acme/charts/db', Refusal.WRITE_PACKAGE)
return true
