// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.Signer;
import io.github.ghcrmaven.sign.verify.VerifiedSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A manifest with at least one signature that the policy takes.
 *
 * @param accepted the signatures that hold, in their order
 * @param refused those that do not, with their reasons; others may have signed, too
 */
public record SignedManifest(List<Accepted> accepted, List<FoundSignature.Illegible> refused) {

    /**
     * A signature that holds.
     *
     * @param place where it was found
     * @param form how it is stored
     */
    public record Accepted(String place, SignatureForm form, VerifiedSignature signature) {

        /** Where it is, who signed, and where the log has it. */
        @Override
        public String toString() {
            String entry = signature.logIndex().isPresent()
                    ? ", log entry " + signature.logIndex().getAsLong()
                    : ", in no log";
            return place + ", by " + signer(signature.signer()) + entry;
        }

        private static String signer(Signer signer) {
            if (signer instanceof Signer.Identity identity) {
                return identity.subject() + " (issuer " + identity.issuer() + ")";
            }
            return "the key sha256:" + ((Signer.Key) signer).fingerprint().hex();
        }
    }

    public SignedManifest {
        accepted = List.copyOf(accepted);
        refused = List.copyOf(refused);
    }

    /**
     * Judges all signatures that were found. One that holds is enough.
     *
     * @param manifest by its digest, which was computed from its bytes
     * @param found all that is kept of it
     * @throws FaultException where none holds, with the reason of each
     */
    public static SignedManifest verify(
            SignatureVerifier verifier, Reference manifest, List<FoundSignature> found, Policy policy) {
        if (found.isEmpty()) {
            throw new FaultException(
                    manifest + " has no signature.",
                    "see whether its signatures are kept in another repository (signRepository); if there are none, ask"
                            + " whoever published it",
                    "unsigned");
        }
        SignedManifest judged = judge(verifier, manifest, found, policy);
        if (judged.accepted.isEmpty()) {
            throw fault(manifest, judged.refused, policy);
        }
        return judged;
    }

    /** Judges all signatures that were found; there may be none that holds. */
    public static SignedManifest judge(
            SignatureVerifier verifier, Reference manifest, List<FoundSignature> found, Policy policy) {
        Digest digest = Digest.parse(manifest.name());
        List<Accepted> accepted = new ArrayList<>();
        List<FoundSignature.Illegible> refused = new ArrayList<>();
        for (FoundSignature one : found) {
            if (one instanceof FoundSignature.Legible legible) {
                try {
                    accepted.add(new Accepted(
                            one.place(),
                            SignatureForm.of(legible.signature()),
                            verifier.signature(digest, legible.signature(), policy)));
                } catch (RefusedException e) {
                    refused.add(new FoundSignature.Illegible(one.place(), e.reason()));
                }
            } else {
                refused.add((FoundSignature.Illegible) one);
            }
        }
        return new SignedManifest(accepted, refused);
    }

    private static FaultException fault(Reference manifest, List<FoundSignature.Illegible> refused, Policy policy) {
        StringBuilder what = new StringBuilder(manifest + " has no signature that passes the policy:");
        refused.forEach(one -> line(what, one.place(), one.reason()));
        line(what, "wanted", wanted(policy));
        return new FaultException(
                what.toString(),
                "if the signer is right and the policy is not, change the policy; if the content should have been signed by"
                        + " this signer, do not use it",
                "signature-refused");
    }

    private static String wanted(Policy policy) {
        if (policy instanceof Policy.OfIdentity identity) {
            return "identity " + identity.subject() + ", issuer " + identity.issuer();
        }
        Policy.OfKey key = (Policy.OfKey) policy;
        return "the key sha256:" + key.key().encoded().sha256().hex() + (key.logged() ? ", logged" : "");
    }

    private static void line(StringBuilder lines, String label, String text) {
        lines.append(String.format(Locale.ROOT, "\n  %-10s %s", label, text));
    }
}
