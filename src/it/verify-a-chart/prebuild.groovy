import io.github.ghcrmaven.oci.Digest
import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.sigstore.CosignForms
import io.github.ghcrmaven.testing.sigstore.CosignStore
import io.github.ghcrmaven.testing.sigstore.Identity
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore

def registry = InvokerTest.start(context)
def manifest = '{"schemaVersion":2,"layers":[]}'.bytes
def digest = Digest.of(manifest)
def payload = CosignForms.payload(digest)
def statement = CosignForms.statement(digest, CosignForms.SIGNATURE)

InProcessSigstore.start().withCloseable { sigstore ->
    def ours = CosignForms.keyless(sigstore, Identity.workflow('acme/charts'))
    def theirs = CosignForms.keyless(sigstore, Identity.workflow('evil/fork'))
    registry.seedManifest('acme/charts/web', '1.4.0', manifest)
    new CosignStore(registry, 'acme/charts/web', digest)
            .layer(payload, ours.annotations(payload, true))
            .bundle(ours.bundle(statement))
    registry.seedManifest('acme/charts/forged', '1.4.0', manifest)
    new CosignStore(registry, 'acme/charts/forged', digest)
            .layer(payload, theirs.annotations(payload, true))
            .bundle(theirs.bundle(statement))
    new File(basedir, 'trusted_root.json').text = sigstore.trustedRoot()
}

// for the build without a project: in the one with it, what the POM says wins
def properties = context.get('userProperties')
properties.setProperty('ghcr.reference', "${registry.host()}/acme/charts/forged:1.4.0".toString())
properties.setProperty('ghcr.verify.identityRegexp', '^https://github\\.com/acme/')
properties.setProperty('ghcr.verify.issuer', 'https://token.actions.githubusercontent.com')
properties.setProperty('ghcr.sign.trustedRoot', new File(basedir, 'trusted_root.json').absolutePath)
return true
