// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.text.Shown;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Whom a certificate of Fulcio names (https://github.com/sigstore/fulcio/blob/main/docs/certificate-specification.md and
 * oid-info.md). The first extensions hold bare text, the later ones UTF8String.
 */
public final class CertificateIdentity {

    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String FULCIO = "1.3.6.1.4.1.57264.1.";

    private CertificateIdentity() {}

    /**
     * Who the certificate says that its key belongs to.
     *
     * @throws RefusedException where it names nobody, several, or somebody in a way that is not known
     */
    public static Signer.Identity of(X509Certificate certificate) {
        try {
            String subject = subject(certificate);
            Optional<String> issuer = utf8String(certificate, 8).or(() -> bareText(certificate, 1));
            if (issuer.isEmpty()) {
                throw new RefusedException("the certificate does not say who issued the identity");
            }
            WorkflowClaims claims = new WorkflowClaims(
                    bareText(certificate, 2),
                    bareText(certificate, 3),
                    bareText(certificate, 5),
                    bareText(certificate, 6));
            // they are printed, and a line end in one could make a line of its own
            RefusedException.unless(
                    Shown.isHarmless(subject)
                            && issuer.filter(Shown::isHarmless).isPresent(),
                    "the certificate's identity holds characters that cannot be shown");
            return new Signer.Identity(subject, issuer.get(), claims);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new RefusedException(
                    "the certificate's identity cannot be read"); // BouncyCastle's, where the form is another
        }
    }

    private static String subject(X509Certificate certificate) {
        List<GeneralName> names = octets(certificate, SUBJECT_ALTERNATIVE_NAME)
                .map(bytes ->
                        List.of(GeneralNames.getInstance(bytes.toByteArray()).getNames()))
                .orElse(List.of());
        RefusedException.unless(names.size() == 1, "the certificate does not name exactly one identity");
        GeneralName name = names.get(0);
        RefusedException.unless(
                List.of(GeneralName.uniformResourceIdentifier, GeneralName.rfc822Name)
                        .contains(name.getTagNo()),
                "the certificate's identity is neither a URL nor an e-mail address");
        return ((ASN1String) name.getName()).getString();
    }

    private static Optional<String> bareText(X509Certificate certificate, int number) {
        return octets(certificate, FULCIO + number).map(ByteString::utf8);
    }

    private static Optional<String> utf8String(X509Certificate certificate, int number) {
        return octets(certificate, FULCIO + number)
                .map(bytes -> ASN1UTF8String.getInstance(bytes.toByteArray()).getString());
    }

    private static Optional<ByteString> octets(X509Certificate certificate, String oid) {
        return Optional.ofNullable(certificate.getExtensionValue(oid))
                .map(extension ->
                        ByteString.of(ASN1OctetString.getInstance(extension).getOctets()));
    }
}
