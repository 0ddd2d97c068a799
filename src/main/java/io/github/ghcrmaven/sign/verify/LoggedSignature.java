// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import okio.ByteString;

/**
 * The signature that a log entry speaks of.
 *
 * @param subject what the digest is of
 * @param digest SHA-256
 * @param verifier the certificate or the public key, DER
 */
record LoggedSignature(Subject subject, ByteString digest, ByteString signature, ByteString verifier) {

    enum Subject {
        /** A message, and no envelope: a Rekor 1 hashedrekord does not vouch for one (sigstore-go, pkg/verify/tlog.go). */
        MESSAGE,
        /** The payload of an envelope. */
        PAYLOAD,
        /** Whatever was signed. */
        SIGNED_BYTES
    }

    /**
     * Refuses an entry of another signature. Without this an entry that is in the log could vouch for a signature that is not:
     * one made later, with a stolen key of a certificate that has expired.
     */
    void check(SignedContent content, ByteString actualSignature, ByteString actualVerifier) {
        RefusedException.unless(
                switch (subject) {
                    case MESSAGE -> content instanceof SignedContent.Message;
                    case PAYLOAD -> content instanceof SignedContent.Envelope;
                    case SIGNED_BYTES -> true;
                },
                "the log entry is of a kind that does not vouch for such a signature");
        RefusedException.unless(
                digest.equals(logged(content).sha256()), "the log entry is of other content (its digest differs)");
        RefusedException.unless(signature.equals(actualSignature), "the log entry is of another signature");
        RefusedException.unless(verifier.equals(actualVerifier), "the log entry is of another certificate or key");
    }

    private ByteString logged(SignedContent content) {
        return subject == Subject.PAYLOAD && content instanceof SignedContent.Envelope envelope
                ? envelope.payload()
                : content.signedBytes();
    }
}
