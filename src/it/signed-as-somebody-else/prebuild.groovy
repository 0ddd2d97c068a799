import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart
import io.github.ghcrmaven.testing.sigstore.Identity

InvokerTest.startSigned(context, basedir).runAs(Identity.workflow('acme/web', 'nightly.yml', 'refs/heads/main'))
context.get('userProperties').setProperty('ghcr.registry', context.get('registry').host())
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
return true
