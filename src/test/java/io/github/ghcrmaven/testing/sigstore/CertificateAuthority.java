// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import okio.ByteString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates for code signing that live ten minutes, as Fulcio does. */
final class CertificateAuthority {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration LONG_AGO = Duration.ofMinutes(30);

    private final Clock clock;
    private final Flaws flaws;
    private final CertificateChain trusted;
    private final CertificateChain foreign;
    private final CertificateLog log;
    private final CertificateLog foreignLog;
    private final SecureRandom serials = new SecureRandom();

    CertificateAuthority(Clock clock, Flaws flaws) {
        this.clock = clock;
        this.flaws = flaws;
        trusted = CertificateChain.forCodeSigning(clock.instant());
        foreign = CertificateChain.forCodeSigning(clock.instant());
        log = new CertificateLog(clock);
        foreignLog = new CertificateLog(clock);
    }

    /** What belongs into a trusted root: the authority's own certificates. */
    List<X509Certificate> chain() {
        return trusted.certificates();
    }

    /** The key of the certificate log. */
    ServiceKey logKey() {
        return log.key();
    }

    /** A certificate with its chain, root last. */
    List<X509Certificate> issue(Identity identity, PublicKey key) {
        CertificateChain issuer = flaws.choose(Flaw.FOREIGN_AUTHORITY, trusted, foreign);
        try {
            ContentSigner signer = new JcaContentSignerBuilder(issuer.key().algorithm())
                    .build(issuer.key().pair().getPrivate());
            JcaX509v3CertificateBuilder template = template(issuer, identity, key);
            if (!flaws.has(Flaw.SCT_MISSING)) {
                byte[] promised = template.build(signer)
                        .toASN1Structure()
                        .getTBSCertificate()
                        .getEncoded();
                template.addExtension(flaws.choose(Flaw.SCT_OF_FOREIGN_LOG, log, foreignLog)
                        .promise(issuer.key(), ByteString.of(promised)));
            }
            X509Certificate leaf = new JcaX509CertificateConverter().getCertificate(template.build(signer));
            return Stream.concat(Stream.of(leaf), issuer.certificates().stream())
                    .toList();
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private JcaX509v3CertificateBuilder template(CertificateChain issuer, Identity identity, PublicKey key)
            throws IOException, GeneralSecurityException {
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        Instant start = flaws.choose(Flaw.EXPIRED_CERTIFICATE, now, now.minus(LONG_AGO));
        JcaX509v3CertificateBuilder template = new JcaX509v3CertificateBuilder(
                issuer.first(),
                new BigInteger(159, serials).setBit(0),
                Date.from(start),
                Date.from(start.plus(LIFE)),
                new X500Name(""),
                key);
        template.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        template.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
        template.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
        template.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                identifiers.createAuthorityKeyIdentifier(issuer.key().publicKey()));
        Identity named = flaws.choose(Flaw.WRONG_SUBJECT, identity, Identity.workflow("mallory/charts"));
        // critical, because the subject is empty: RFC 5280, 4.2.1.6
        template.addExtension(Extension.subjectAlternativeName, true, new FulcioClaims(named).subject());
        new FulcioClaims(identity).addTo(template);
        return template;
    }
}
