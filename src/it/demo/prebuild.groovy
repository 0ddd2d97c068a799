import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.sigstore.Identity

InvokerTest.startSigned(context, basedir).runAs(Identity.workflow('acme/web', 'release.yml', 'refs/tags/v1.4.0'))
// as a package is that somebody has made public; of others a push warns, as GHCR's are at first
context.get('registry').publicRepository('acme/charts/web')
return true
