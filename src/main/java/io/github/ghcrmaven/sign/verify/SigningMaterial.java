// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import okio.ByteString;

/** What a signature says of its signer. */
public sealed interface SigningMaterial {

    /** A certificate by Fulcio. Those above it are the trusted root's, whatever else stands beside it. */
    record Certified(X509Certificate certificate) implements SigningMaterial {

        /** The key that the certificate names. */
        VerificationKey key() {
            return VerificationKey.of(certificate.getPublicKey());
        }

        /** Its bytes, DER. */
        public ByteString encoded() {
            try {
                return ByteString.of(certificate.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate that was read has its bytes", e);
            }
        }
    }

    /** A key that the verifier must have already: a hint at it proves nothing, and is not read. */
    record Keyed() implements SigningMaterial {}
}
