// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import okio.ByteString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate with whatever extensions a test wants, and the key that it is for. */
record IssuedCertificate(X509Certificate certificate, PrivateKey key) {

    /** An authority that signs itself, valid around a time. */
    static IssuedCertificate authority(Instant at) {
        KeyPair own = keys();
        return new Builder("CN=root", own.getPrivate(), own, at)
                .with(Extension.basicConstraints, new BasicConstraints(true))
                .issue();
    }

    /** A certificate by this one, valid for five minutes before and after. */
    Builder issuing(Instant at) {
        return new Builder("CN=leaf", key, keys(), at);
    }

    /** What it will hold. */
    static final class Builder {

        private final String subject;
        private final PrivateKey issuer;
        private final KeyPair own;
        private final Instant at;
        private final Map<ASN1ObjectIdentifier, ASN1Encodable> extensions = new LinkedHashMap<>();

        private Builder(String subject, PrivateKey issuer, KeyPair own, Instant at) {
            this.subject = subject;
            this.issuer = issuer;
            this.own = own;
            this.at = at;
        }

        Builder with(ASN1ObjectIdentifier name, ASN1Encodable value) {
            extensions.put(name, value);
            return this;
        }

        @SuppressWarnings("JavaUtilDate") // BouncyCastle's
        IssuedCertificate issue() {
            Duration half = Duration.ofMinutes(5);
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=root"),
                    BigInteger.valueOf(7),
                    Date.from(at.minus(half)),
                    Date.from(at.plus(half)),
                    new X500Principal(subject),
                    own.getPublic());
            try {
                for (Map.Entry<ASN1ObjectIdentifier, ASN1Encodable> extension : extensions.entrySet()) {
                    builder.addExtension(extension.getKey(), false, extension.getValue());
                }
                byte[] der = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer))
                        .getEncoded();
                return new IssuedCertificate(CertificateText.ofDer(ByteString.of(der), "the test's"), own.getPrivate());
            } catch (IOException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
