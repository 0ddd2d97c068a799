// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.make.Signatory;
import io.github.ghcrmaven.sign.store.SignatureForm;
import io.github.ghcrmaven.sign.verify.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How what is published is signed.
 *
 * @param signatory who signs
 * @param forms in which forms; at least one
 * @param verifier judges what is read back, as consumers will
 * @param registry that of the signatures
 * @param elsewhere the repository that all signatures go to; empty where each goes beside what it is of
 * @param trustedRoot the file that names whom the verifier trusts; empty where that is no file
 * @param provenance what is said of the build of each chart; empty where nothing is
 */
public record Signing(
        Signatory signatory,
        Set<SignatureForm> forms,
        VerifierSource verifier,
        Registry registry,
        Optional<Repository> elsewhere,
        Optional<Path> trustedRoot,
        Optional<BuildProvenance> provenance) {

    /** A first legacy signature: its payload, and the config of the image that holds it. */
    private static final int BLOBS_OF_LAYER = 2;

    /** A bundle, and the empty config of its manifest. */
    private static final int BLOBS_OF_BUNDLE = 2;

    public Signing {
        forms = EnumSet.copyOf(forms); // fails where there is none
    }

    /** The same, with nothing said of a build. */
    public Signing(
            Signatory signatory,
            Set<SignatureForm> forms,
            VerifierSource verifier,
            Registry registry,
            Optional<Repository> elsewhere,
            Optional<Path> trustedRoot) {
        this(signatory, forms, verifier, registry, elsewhere, trustedRoot, Optional.empty());
    }

    /**
     * The same, with something said of the build of each chart.
     *
     * @throws FaultException where there are no bundles otherwise: cosign 2 reads the legacy form only where no bundle is, whatever
     *     that says (pkg/cosign/verify.go)
     */
    public Signing with(BuildProvenance said) {
        if (!forms.contains(SignatureForm.BUNDLE)) {
            throw new FaultException(
                    "attestProvenance is true, and signFormats does not hold 'bundle': an attestation is one, and beside it"
                            + " cosign would not find the signature.",
                    "sign in both forms (leave signFormats out), or leave attestProvenance out",
                    "sign-parameters");
        }
        return new Signing(signatory, forms, verifier, registry, elsewhere, trustedRoot, Optional.of(said));
    }

    /** Reads whom to trust, so that what is wrong with that is found before anything is written, and makes ready to sign. */
    boolean prepare() throws IOException {
        verifier.get();
        signatory.prepare();
        return true;
    }

    /** What the signer's own signatures pass, and no others do; where that is not known yet, it takes a certificate. */
    Policy own() throws IOException {
        Optional<Policy> known = signatory.policy();
        return known.isPresent() ? known.get() : signatory.maker().policy();
    }

    /** Where the signatures of a manifest in this repository are. */
    Repository repository(Repository ofManifest) {
        return elsewhere.orElse(ofManifest);
    }

    /**
     * Whether the registry may list by itself what refers to this manifest, by its digest. A no is final only where that is kept
     * beside the manifest itself.
     */
    boolean mayListReferrers(Reference manifest) throws IOException {
        Repository repository = repository(manifest.repository());
        return !repository.equals(manifest.repository())
                || registry.mayListReferrers(repository, Digest.parse(manifest.name()));
    }

    /** How many blobs the signatures of one manifest have. */
    int blobs() {
        return (forms.contains(SignatureForm.LEGACY) ? BLOBS_OF_LAYER : 0)
                + (forms.contains(SignatureForm.BUNDLE) ? BLOBS_OF_BUNDLE : 0)
                + (provenance.isPresent() ? 1 : 0);
    }
}
