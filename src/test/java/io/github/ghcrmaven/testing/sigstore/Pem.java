// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import okio.ByteString;

/** Keys and certificates in the textual encoding of RFC 7468. */
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    static String of(PublicKey key) {
        return ofPublicKey(ByteString.of(key.getEncoded()));
    }

    /** Of a SubjectPublicKeyInfo in DER. */
    static String ofPublicKey(ByteString der) {
        return block("PUBLIC KEY", der);
    }

    /** Of a certificate in DER. */
    static String ofCertificate(ByteString der) {
        return block("CERTIFICATE", der);
    }

    static String of(X509Certificate certificate) {
        try {
            return ofCertificate(ByteString.of(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(List<X509Certificate> certificates) {
        return certificates.stream().map(Pem::of).collect(Collectors.joining());
    }

    private static String block(String label, ByteString content) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(content.toByteArray()) + "\n-----END " + label
                + "-----\n";
    }
}
