// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.Asn1Depth;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.PemText;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import okio.ByteString;

/** An X.509 certificate as it is written: DER, or PEM around it. */
public final class CertificateText {

    private CertificateText() {}

    /**
     * Reads PEM.
     *
     * @param name what it is called in messages
     * @throws RefusedException where it is not one certificate and nothing after it
     */
    public static X509Certificate ofPem(String pem, String name) {
        return ofDer(PemText.decoded(pem, "CERTIFICATE", name), name);
    }

    /**
     * Reads DER.
     *
     * @param name what it is called in messages
     * @throws RefusedException where it is not one certificate and nothing after it
     */
    static X509Certificate ofDer(ByteString der, String name) {
        RefusedException.unless(der.size() <= Limits.CERTIFICATE, name + " is too large for a certificate");
        // the factory reads PEM and PKCS #7 too
        RefusedException.unless(der.size() > 0 && der.getByte(0) == 0x30, name + " is not a certificate");
        Asn1Depth.check(der, name);
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der.toByteArray()));
            if (ByteString.of(certificate.getEncoded()).equals(der)) {
                return certificate;
            }
        } catch (CertificateException e) {
            // without cause: its message repeats what stands there
        }
        throw new RefusedException(name + " is not a certificate");
    }
}
