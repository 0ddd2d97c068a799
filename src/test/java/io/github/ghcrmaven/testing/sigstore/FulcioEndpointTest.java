// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.ghcrmaven.testing.sigstore.SigstoreClient.Reply;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FulcioEndpointTest {
    private static final String SUBJECT = "repo:acme/charts:ref:refs/heads/main";

    private final SettableClock clock = new SettableClock("2026-11-21T12:00:00Z");
    private final InProcessSigstore sigstore =
            InProcessSigstore.builder().clock(clock).start();
    private final SigstoreClient client = new SigstoreClient(sigstore);
    private final ServiceKey key = ServiceKey.p256();

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void certificateLivesTenMinutesAndIsForCodeSigning() throws Exception {
        X509Certificate certificate = issued(Signed.SIGNER, SUBJECT);

        assertThat(certificate.getNotBefore()).isEqualTo(Date.from(clock.instant()));
        assertThat(certificate.getNotAfter())
                .isEqualTo(Date.from(clock.instant().plus(Duration.ofMinutes(10))));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.3");
        assertThat(certificate.getKeyUsage()).startsWith(true, false);
        assertThat(certificate.getCriticalExtensionOIDs()).contains("2.5.29.17");
        assertThat(certificate.getSubjectX500Principal().getName()).isEmpty();
        assertThat(certificate.getPublicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void certificateNamesTheReusableWorkflowAndNotItsCaller() throws Exception {
        String reusable = "acme/workflows/.github/workflows/publish.yml@refs/tags/v3";

        X509Certificate certificate = issued(Signed.SIGNER.with("job_workflow_ref", reusable), SUBJECT);

        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(List.of(6, "https://github.com/" + reusable));
        assertThat(der(certificate, 9)).isEqualTo("https://github.com/" + reusable);
        assertThat(der(certificate, 18)).isEqualTo(Signed.SUBJECT);
    }

    @Test
    void certificateHasTheClaimsOfTheWorkflowInBothGenerations() throws Exception {
        X509Certificate certificate = issued(Signed.SIGNER, SUBJECT);

        assertThat(raw(certificate, 1)).isEqualTo("https://token.actions.githubusercontent.com");
        assertThat(raw(certificate, 2)).isEqualTo("push");
        assertThat(raw(certificate, 5)).isEqualTo("acme/charts");
        assertThat(raw(certificate, 6)).isEqualTo("refs/heads/main");
        assertThat(der(certificate, 8)).isEqualTo("https://token.actions.githubusercontent.com");
        assertThat(der(certificate, 12)).isEqualTo("https://github.com/acme/charts");
        assertThat(der(certificate, 14)).isEqualTo("refs/heads/main");
        assertThat(der(certificate, 20)).isEqualTo("push");
        assertThat(der(certificate, 21)).isEqualTo("https://github.com/acme/charts/actions/runs/8107/attempts/1");
    }

    @Test
    void personIsKnownByTheAddressThatTheyProvedThemselvesWith() throws Exception {
        X509Certificate certificate = issued(Identity.email("jane@example.com"), "jane@example.com");

        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(1, "jane@example.com"));
        assertThat(der(certificate, 8)).isEqualTo("https://oauth2.sigstore.dev/auth");
        assertThat(certificate.getExtensionValue("1.3.6.1.4.1.57264.1.9")).isNull();
    }

    @Test
    void tokenMayComeInTheHeader() {
        Reply reply = client.certificateByHeader(sigstore.token(Signed.SIGNER), key, SUBJECT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Signed.certificates(reply.json())).hasSize(3);
    }

    @Test
    void version1AnswersPem() throws Exception {
        Reply reply = client.certificateOfVersion1(sigstore.token(Signed.SIGNER), key, SUBJECT);

        assertThat(reply.status()).isEqualTo(201);
        List<X509Certificate> chain = Signed.certificates(reply.body().utf8());
        assertThat(chain).hasSize(3);
        chain.get(0).verify(chain.get(1).getPublicKey());
        chain.get(1).verify(chain.get(2).getPublicKey());
        assertThat(sigstore.steps()).containsExactly("POST signingCert");
    }

    @Test
    void trustBundleIsTheAuthoritysChain() {
        String pem = client
                .get("/api/v2/trustBundle", null)
                .json()
                .getAsJsonArray("chains")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("certificates")
                .asList()
                .stream()
                .map(certificate -> certificate.getAsString())
                .reduce("", String::concat);
        List<X509Certificate> issuedUnder = Signed.certificates(
                client.certificate(sigstore.token(Signed.SIGNER), key, SUBJECT).json());

        assertThat(Signed.certificates(pem)).isEqualTo(issuedUnder.subList(1, 3));
    }

    @Test
    void tokenThatIsNotGoodGetsNoCertificate() {
        String token = sigstore.token(Signed.SIGNER);
        for (String bad : List.of(
                "",
                "no token",
                token.substring(0, token.length() - 8) + "AAAAAAAA",
                sigstore.expiredToken(Signed.SIGNER),
                sigstore.token(Signed.SIGNER, "https://github.com/acme"),
                sigstore.token(Signed.SIGNER.without("sha").without("job_workflow_ref")),
                sigstore.token(Identity.email("jane@example.com").with("email_verified", "false")))) {
            assertRefused(client.certificate(bad, key, SUBJECT), "There was an error processing the identity token");
        }
    }

    @Test
    void tokenEndsAfterFiveMinutes() {
        String token = sigstore.token(Signed.SIGNER);

        clock.forward(Duration.ofSeconds(299));
        assertThat(client.certificate(token, key, SUBJECT).status()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(1));
        assertThat(client.certificate(token, key, SUBJECT).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"repo:acme/other:ref:refs/heads/main", "jane@example.com"})
    void possessionMustBeProvenOverTheSubject(String other) {
        assertRefused(
                client.certificate(sigstore.token(Signed.SIGNER), key, other),
                "The signature supplied in the request could not be verified");
    }

    @Test
    void requestWithoutKeyIsRefused() {
        JsonObject body = new JsonObject();
        body.add("publicKeyRequest", new JsonObject());

        assertThat(client.post("/api/v2/signingCert", body).status()).isEqualTo(400);
    }

    private static void assertRefused(Reply reply, String message) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").getAsInt()).isEqualTo(3);
        assertThat(reply.json().get("message").getAsString()).isEqualTo(message);
    }

    private X509Certificate issued(Identity identity, String principal) {
        Reply reply = client.certificate(sigstore.token(identity), key, principal);
        assertThat(reply.status()).isEqualTo(200);
        return Signed.certificates(reply.json()).get(0);
    }

    private static byte[] extension(X509Certificate certificate, int number) {
        return ASN1OctetString.getInstance(certificate.getExtensionValue("1.3.6.1.4.1.57264.1." + number))
                .getOctets();
    }

    private static String raw(X509Certificate certificate, int number) {
        return new String(extension(certificate, number), StandardCharsets.UTF_8);
    }

    private static String der(X509Certificate certificate, int number) {
        return ASN1UTF8String.getInstance(extension(certificate, number)).getString();
    }
}
