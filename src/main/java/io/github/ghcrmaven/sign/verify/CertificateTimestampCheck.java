// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import dev.sigstore.encryption.certificates.transparency.CTLogInfo;
import dev.sigstore.encryption.certificates.transparency.CTVerifier;
import dev.sigstore.encryption.certificates.transparency.VerifiedSCT;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.jspecify.annotations.Nullable;

/**
 * The signed certificate timestamp in the certificate (RFC 6962, section 3.3): that a log of certificates has it, where those
 * whose identity it names can find it. One log of the trusted root is enough.
 *
 * <p>It is asked of certificates that Fulcio has signed, and of those alone: what sigstore-java reads here, Fulcio wrote.
 */
record CertificateTimestampCheck(List<TrustedLog> logs) {

    private static final String EXTENSION = "1.3.6.1.4.1.11129.2.4.2";

    public CertificateTimestampCheck {
        logs = List.copyOf(logs);
    }

    /**
     * Refuses a certificate that no log of the trusted root has.
     *
     * @param issuer whose signature the certificate has
     * @throws RefusedException where it has no such timestamp, or none that holds
     */
    public void check(X509Certificate certificate, X509Certificate issuer) {
        byte[] extension = certificate.getExtensionValue(EXTENSION);
        if (extension == null) {
            throw new RefusedException("the certificate has no timestamp of a certificate log (SCT)");
        }
        RefusedException.unless(
                isWellFormed(extension)
                        && verified(certificate, issuer).stream().anyMatch(this::isOfTrustedLog),
                "no timestamp (SCT) in the certificate is of a certificate log of the trusted root");
    }

    /** sigstore-java makes room for as many bytes as a length says, before it looks whether they are there. */
    private static boolean isWellFormed(byte[] extension) {
        try {
            ASN1OctetString.getInstance(ASN1OctetString.getInstance(extension).getOctets());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<VerifiedSCT> verified(X509Certificate certificate, X509Certificate issuer) {
        try {
            return new CTVerifier(this::known)
                    .verifySignedCertificateTimestamps(List.of(certificate, issuer), null, null)
                    .getValidSCTs();
        } catch (CertificateEncodingException | RuntimeException e) {
            return List.of(); // it throws where a signature does not even have the form of one
        }
    }

    private @Nullable CTLogInfo known(byte[] id) {
        return log(id).map(log -> new CTLogInfo(
                        log.key().publicKey(),
                        log.address().toString(),
                        log.address().toString()))
                .orElse(null);
    }

    private boolean isOfTrustedLog(VerifiedSCT timestamp) {
        return log(timestamp.sct.getLogID())
                .filter(log -> log.validity().contains(Instant.ofEpochMilli(timestamp.sct.getTimestamp())))
                .isPresent();
    }

    private Optional<TrustedLog> log(byte[] id) {
        return logs.stream()
                .filter(log -> Arrays.equals(log.id().toByteArray(), id))
                .findFirst();
    }
}
