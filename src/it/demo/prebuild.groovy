import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.sigstore.Identity

InvokerTest.startSigned(context, basedir).runAs(Identity.workflow('acme/web', 'release.yml', 'refs/tags/v1.4.0'))
return true
