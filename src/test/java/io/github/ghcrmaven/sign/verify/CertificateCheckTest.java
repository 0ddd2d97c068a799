// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.sign.text.RefusedException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class CertificateCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<SigningTime> TIMES = List.of(new SigningTime(SigningTime.Witness.LOG, NOW));
    private static final ASN1ObjectIdentifier ISSUER = new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.8");
    private static final GeneralName JANE = new GeneralName(GeneralName.rfc822Name, "jane@example.com");

    private final IssuedCertificate authority = IssuedCertificate.authority(NOW);

    private CertificateCheck check(Validity validity) {
        return new CertificateCheck(List.of(new TrustedAuthority(List.of(authority.certificate()), validity)));
    }

    private CertificateCheck check() {
        return check(new Validity(NOW.minus(Duration.ofDays(1)), Optional.empty()));
    }

    @Test
    void certificateForSigningCodeIsTaken() {
        assertThat(check().check(forSigning().issue().certificate(), TIMES)).isEqualTo(authority.certificate());
    }

    @Test
    void certificateForSomethingElseIsRefused() {
        assertRefused(authority.issuing(NOW).with(Extension.extendedKeyUsage, usage(KeyPurposeId.id_kp_serverAuth)));
        assertRefused(authority.issuing(NOW));
    }

    @Test
    void authorityIsNoSigner() {
        assertRefused(forSigning().with(Extension.basicConstraints, new BasicConstraints(true)));
    }

    @Test
    void authorityCountsInItsTimeOnly() {
        CertificateCheck ended = check(new Validity(NOW.minusSeconds(60), Optional.of(NOW.minusSeconds(1))));
        CertificateCheck ending = check(new Validity(NOW, Optional.of(NOW)));

        assertThat(ending.check(forSigning().issue().certificate(), TIMES)).isNotNull();
        assertThatThrownBy(() -> ended.check(forSigning().issue().certificate(), TIMES))
                .hasMessage("the certificate is not from a certificate authority of the trusted root");
    }

    @Test
    void pathHoldsOnlyWhereEveryTimeIsOneOfItsCertificates() {
        TrustedAuthority ours = new TrustedAuthority(
                List.of(authority.certificate()), new Validity(NOW.minus(Duration.ofDays(1)), Optional.empty()));
        List<X509Certificate> path = List.of(forSigning().issue().certificate(), authority.certificate());
        Instant later = NOW.plus(Duration.ofDays(10_000));

        assertThat(CertificatePath.holds(path, ours, List.of(NOW))).isTrue();
        assertThat(CertificatePath.holds(path, ours, List.of(NOW, later))).isFalse();
        assertThat(CertificatePath.holds(path, ours, List.of(later, NOW))).isFalse();
    }

    @Test
    void noTimeIsNoTimeOfItsLife() {
        assertThatThrownBy(() -> check().check(forSigning().issue().certificate(), List.of()))
                .hasMessageContaining("when its certificate was not valid");
    }

    @Test
    void nameAndIssuerAreRead() {
        assertThat(CertificateIdentity.of(named(JANE).issue().certificate()))
                .isEqualTo(new Signer.Identity("jane@example.com", "https://issuer.example", WorkflowClaims.NONE));
    }

    @Test
    void certificateWithoutNameOrWithSeveralIsRefused() {
        assertIdentityRefused(forSigning(), "the certificate does not name exactly one identity");
        assertIdentityRefused(
                named(JANE, new GeneralName(GeneralName.rfc822Name, "mallory@example.com")),
                "the certificate does not name exactly one identity");
    }

    @Test
    void nameOfAnotherKindIsRefused() {
        assertIdentityRefused(
                named(new GeneralName(GeneralName.dNSName, "example.com")),
                "the certificate's identity is neither a URL nor an e-mail address");
    }

    @Test
    void nameThatCouldWriteALineOfTheLogIsRefused() {
        assertIdentityRefused(
                named(new GeneralName(GeneralName.uniformResourceIdentifier, "https://a\n[INFO] verified")),
                "the certificate's identity holds characters that cannot be shown");
    }

    @Test
    void certificateThatNamesNoIssuerIsRefused() {
        assertIdentityRefused(
                forSigning().with(Extension.subjectAlternativeName, new GeneralNames(JANE)),
                "the certificate does not say who issued the identity");
    }

    @Test
    void issuerOfAnotherFormIsRefused() {
        assertIdentityRefused(
                forSigning()
                        .with(Extension.subjectAlternativeName, new GeneralNames(JANE))
                        .with(ISSUER, new BasicConstraints(true)),
                "the certificate's identity cannot be read");
    }

    private IssuedCertificate.Builder forSigning() {
        return authority.issuing(NOW).with(Extension.extendedKeyUsage, usage(KeyPurposeId.id_kp_codeSigning));
    }

    private IssuedCertificate.Builder named(GeneralName... names) {
        return forSigning()
                .with(Extension.subjectAlternativeName, new GeneralNames(names))
                .with(ISSUER, new DERUTF8String("https://issuer.example"));
    }

    private static ASN1Encodable usage(KeyPurposeId purpose) {
        return new ExtendedKeyUsage(purpose);
    }

    private void assertRefused(IssuedCertificate.Builder certificate) {
        assertThatThrownBy(() -> check().check(certificate.issue().certificate(), TIMES))
                .isInstanceOf(RefusedException.class)
                .hasMessage("the certificate is not for signing code");
    }

    private static void assertIdentityRefused(IssuedCertificate.Builder certificate, String reason) {
        assertThatThrownBy(() -> CertificateIdentity.of(certificate.issue().certificate()))
                .isInstanceOf(RefusedException.class)
                .hasMessage(reason);
    }
}
