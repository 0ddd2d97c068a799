// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.sign.verify.VerifiedStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of a manifest in bundles: that it is signed is one of these things.
 *
 * @param accepted what is said by whom the policy takes, in its order
 * @param refused what is not, with the reasons; others may have said something, too
 */
public record AttestedManifest(List<Accepted> accepted, List<FoundSignature.Illegible> refused) {

    /**
     * A statement that holds.
     *
     * @param place where it was found
     */
    public record Accepted(String place, VerifiedStatement statement) {}

    public AttestedManifest {
        accepted = List.copyOf(accepted);
        refused = List.copyOf(refused);
    }

    /**
     * Judges all that was found; signatures of the legacy form say nothing, and are passed over.
     *
     * @param manifest computed from the manifest's bytes, never taken from a header
     */
    public static AttestedManifest judge(
            SignatureVerifier verifier, Digest manifest, List<FoundSignature> found, Policy policy) {
        List<Accepted> accepted = new ArrayList<>();
        List<FoundSignature.Illegible> refused = new ArrayList<>();
        for (FoundSignature one : found) {
            if (one instanceof FoundSignature.Illegible illegible) {
                refused.add(illegible);
            } else if (((FoundSignature.Legible) one).signature() instanceof StoredSignature.BundleBlob bundle) {
                try {
                    accepted.add(new Accepted(one.place(), verifier.attestation(manifest, bundle.json(), policy)));
                } catch (RefusedException e) {
                    refused.add(new FoundSignature.Illegible(one.place(), e.reason()));
                }
            }
        }
        return new AttestedManifest(accepted, refused);
    }
}
