// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;

/**
 * Verifies signatures against a trusted root, as {@code cosign verify} does with {@code --trusted-root} and
 * {@code --offline}, and stricter in two things: an attestation is no signature, and every log entry and every timestamp that
 * is there must hold. Whatever bytes it is given, it returns or throws {@link FaultException}, nothing else; but
 * {@link #signature} and {@link #attestation} throw {@link RefusedException}, for callers among the packages of signing.
 *
 * <p>Safe for use by several threads.
 */
public final class SignatureVerifier {

    private final EvidenceCheck evidence;

    /** @param root whose authorities and logs are taken at their word */
    public SignatureVerifier(TrustedRoot root) {
        evidence = new EvidenceCheck(root);
    }

    /**
     * Verifies that a manifest is signed as the policy asks. One good signature is enough: others may be by other signers.
     *
     * @param manifest computed from the manifest's bytes, never taken from a header
     * @param stored all signatures that the registry has of it, in both forms
     * @return those that hold, in their order; at least one
     * @throws FaultException where none does, with the reason for each
     */
    public List<VerifiedSignature> verify(Digest manifest, List<StoredSignature> stored, Policy policy) {
        if (stored.isEmpty()) {
            throw new FaultException(
                    manifest + " has no signature.",
                    "see whether its signatures are kept in another repository (signRepository); if there are none, ask"
                            + " whoever published it",
                    "unsigned");
        }
        List<VerifiedSignature> verified = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (StoredSignature one : stored) {
            try {
                verified.add(signature(manifest, one, policy));
            } catch (RefusedException e) {
                reasons.add(one.form() + ": " + e.reason());
            }
        }
        if (verified.isEmpty()) {
            throw refused(manifest.toString(), reasons);
        }
        return verified;
    }

    /**
     * Verifies an attestation.
     *
     * @param subject the digest of what it must be about
     * @param bundle JSON
     * @throws FaultException where it does not hold
     */
    public VerifiedStatement verifyAttestation(Digest subject, ByteString bundle, Policy policy) {
        try {
            return attestation(subject, bundle, policy);
        } catch (RefusedException e) {
            throw refused(subject.toString(), List.of("bundle: " + e.reason()));
        }
    }

    /**
     * Verifies the signature of a file, as {@code cosign verify-blob} does.
     *
     * @param name what the file is called in messages
     * @param bundle JSON
     * @throws FaultException where it does not hold
     */
    public VerifiedSignature verifyFile(String name, ByteString file, ByteString bundle, Policy policy) {
        try {
            return evidence.check(Bundle.parse(bundle).ofFile(file), policy);
        } catch (RefusedException e) {
            throw refused(name, List.of("bundle: " + e.reason()));
        }
    }

    /**
     * Verifies one signature of a manifest.
     *
     * @param manifest computed from the manifest's bytes, never taken from a header
     * @throws RefusedException where it does not hold
     */
    public VerifiedSignature signature(Digest manifest, StoredSignature stored, Policy policy) {
        if (stored instanceof StoredSignature.LegacyLayer layer) {
            SimpleSigning.parse(layer.payload()).check(manifest);
            return evidence.check(new LegacyAnnotations(layer.annotations()).of(layer.payload()), policy);
        }
        SignatureEvidence envelope =
                Bundle.parse(((StoredSignature.BundleBlob) stored).json()).ofEnvelope();
        Statement statement = Statement.of((SignedContent.Envelope) envelope.content());
        statement.checkIsSignature();
        statement.checkSubject(manifest);
        return evidence.check(envelope, policy);
    }

    /**
     * Verifies one attestation.
     *
     * @param subject computed from the manifest's bytes, never taken from a header
     * @param bundle JSON
     * @throws RefusedException where it does not hold
     */
    public VerifiedStatement attestation(Digest subject, ByteString bundle, Policy policy) {
        SignatureEvidence envelope = Bundle.parse(bundle).ofEnvelope();
        SignedContent.Envelope content = (SignedContent.Envelope) envelope.content();
        Statement statement = Statement.of(content);
        statement.checkSubject(subject);
        return new VerifiedStatement(evidence.check(envelope, policy), statement.predicateType(), content.payload());
    }

    private static FaultException refused(String what, List<String> reasons) {
        String signatures = reasons.size() == 1
                ? "its signature does not hold"
                : "none of its " + reasons.size() + " signatures holds";
        return new FaultException(
                what + " is not signed as asked for: " + signatures + ".\n- " + String.join("\n- ", reasons),
                "if the signer is right and the policy is not, change the policy; if the content should have been signed by"
                        + " this signer, do not use it",
                "signature-refused");
    }
}
