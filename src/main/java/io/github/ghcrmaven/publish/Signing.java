// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.make.Signatory;
import io.github.ghcrmaven.sign.store.SignatureForm;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
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
 */
public record Signing(
        Signatory signatory,
        Set<SignatureForm> forms,
        SignatureVerifier verifier,
        Registry registry,
        Optional<Repository> elsewhere,
        Optional<Path> trustedRoot) {

    /** A first legacy signature: its payload, and the config of the image that holds it. */
    private static final int BLOBS_OF_LAYER = 2;

    /** A bundle, and the empty config of its manifest. */
    private static final int BLOBS_OF_BUNDLE = 2;

    public Signing {
        forms = EnumSet.copyOf(forms); // fails where there is none
    }

    /** Where the signatures of a manifest in this repository are. */
    Repository repository(Repository ofManifest) {
        return elsewhere.orElse(ofManifest);
    }

    /** How many blobs the signatures of one manifest have. */
    int blobs() {
        return (forms.contains(SignatureForm.LEGACY) ? BLOBS_OF_LAYER : 0)
                + (forms.contains(SignatureForm.BUNDLE) ? BLOBS_OF_BUNDLE : 0);
    }
}
