// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.RefusedException;
import okio.ByteString;

/**
 * Verifies signatures against a trusted root, as {@code cosign verify} does with {@code --trusted-root} and
 * {@code --offline}, and stricter in two things: an attestation is no signature, and every log entry and every timestamp that
 * is there must hold. Whatever bytes it is given, it returns or throws {@link RefusedException}, nothing else, for callers
 * among the packages of signing.
 *
 * <p>Safe for use by several threads.
 */
public final class SignatureVerifier {

    private final EvidenceCheck evidence;

    /** @param root whose authorities and logs are taken at their word */
    public SignatureVerifier(TrustedRoot root) {
        evidence = root.evidenceCheck();
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

    /**
     * Verifies the signature of a file, as {@code cosign verify-blob} does. Most vectors of Sigstore's conformance suite are of
     * files: by this it reaches what all signatures are checked by.
     *
     * @param bundle JSON
     * @throws RefusedException where it does not hold
     */
    VerifiedSignature file(ByteString file, ByteString bundle, Policy policy) {
        return evidence.check(Bundle.parse(bundle).ofFile(file), policy);
    }
}
