// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key that an authority works with, and the certificates for it.
 *
 * @param certificates that of the key first, the root last
 */
record CertificateChain(ServiceKey key, List<X509Certificate> certificates) {
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(3650);

    CertificateChain {
        certificates = List.copyOf(certificates);
    }

    /** An intermediate authority for code signing below a root, as Fulcio has it. */
    static CertificateChain forCodeSigning(Instant now) {
        return belowRoot("sigstore.test", now, true, KeyPurposeId.id_kp_codeSigning);
    }

    /** A key for timestamps below a root, as sigstore/timestamp-authority has it. */
    static CertificateChain forTimestamps(Instant now) {
        return belowRoot("tsa.sigstore.test", now, false, KeyPurposeId.id_kp_timeStamping);
    }

    private static CertificateChain belowRoot(
            String organisation, Instant now, boolean authority, KeyPurposeId purpose) {
        try {
            ServiceKey rootKey = ServiceKey.p256();
            ServiceKey key = ServiceKey.p256();
            X500Name root = new X500Name("O=" + organisation + ",CN=root");
            X500Name working = new X500Name("O=" + organisation + ",CN=" + (authority ? "intermediate" : "signer"));
            JcaX509v3CertificateBuilder first = template(root, rootKey, working, key, now, authority);
            // RFC 3161, 2.3: the purpose of a timestamp authority's certificate is critical
            first.addExtension(Extension.extendedKeyUsage, !authority, new ExtendedKeyUsage(purpose));
            return new CertificateChain(
                    key,
                    List.of(
                            signed(first, rootKey),
                            signed(template(root, rootKey, root, rootKey, now, true), rootKey)));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JcaX509v3CertificateBuilder template(
            X500Name issuer, ServiceKey issuerKey, X500Name subject, ServiceKey key, Instant now, boolean authority)
            throws CertIOException, GeneralSecurityException {
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        JcaX509v3CertificateBuilder template = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(1, key.fingerprint().substring(0, 8).toByteArray()),
                Date.from(now.minus(BEFORE)),
                Date.from(now.plus(AFTER)),
                subject,
                key.publicKey());
        template.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        template.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
        template.addExtension(
                Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key.publicKey()));
        template.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                identifiers.createAuthorityKeyIdentifier(issuerKey.publicKey()));
        return template;
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder template, ServiceKey issuerKey)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(template.build(new JcaContentSignerBuilder(issuerKey.algorithm())
                        .build(issuerKey.pair().getPrivate())));
    }

    X509Certificate first() {
        return certificates.get(0);
    }
}
