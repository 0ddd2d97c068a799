// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.TextMatch;
import io.github.ghcrmaven.sign.verify.VerificationKey;
import io.github.ghcrmaven.sign.verify.WorkflowClaims;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.sigstore.Flaw;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignatoryTest {

    private static final String SUBJECT =
            "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";
    private static final String VARIABLE = "SIGSTORE_ID_TOKEN";

    private final SettableClock clock = new SettableClock(Instant.now().toString());
    private final InProcessSigstore sigstore =
            InProcessSigstore.builder().clock(clock).start();
    private final Signing signing = new Signing(sigstore);

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void identityIsKnownBeforeAnyCertificate() throws IOException {
        Signatory signatory = keyless(signing.actions(), Optional.empty());

        assertThat(signatory.describe()).isEqualTo("keyless, as " + SUBJECT);
        assertThat(signatory.policy()).contains(identity(SUBJECT, Identity.GITHUB_ACTIONS, WorkflowClaims.NONE));
        assertThat(sigstore.steps()).containsExactly("GET idtoken");
    }

    @Test
    void policyIsThatOfTheSignatures() throws IOException {
        Signatory signatory = keyless(signing.actions(), Optional.empty());

        Optional<Policy> before = signatory.policy();
        Policy after = signatory.maker().policy();

        assertThat(before).contains(after);
        assertThat(signatory.policy()).contains(after);
    }

    /** Fulcio may take another claim of their tokens for the issuer. */
    @Test
    void policyOfAPersonIsKnownByTheCertificate() throws IOException {
        Signatory signatory = keyless(person("jane@example.com"), Optional.empty());

        assertThat(signatory.describe()).isEqualTo("keyless, as jane@example.com");
        assertThat(signatory.policy()).isEmpty();
        assertThat(signatory.maker().policy()).isEqualTo(signatory.policy().orElseThrow());
    }

    @Test
    void identityWhoseNameInTheCertificateIsFulciosToChooseIsDescribedByItsToken() throws IOException {
        String token = sigstore.token(Identity.workflow("acme/charts").issuedBy("https://token.acme.example"));

        assertThat(keyless(Map.of(VARIABLE, token), Optional.empty()).describe())
                .isEqualTo("keyless, as repo:acme/charts:ref:refs/heads/main (by the token of " + VARIABLE + ")");
    }

    @Test
    void withoutAnIdentityDescribingFails() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> keyless(Map.of(), Optional.empty()).describe())
                .withMessageContaining("#no-identity");
    }

    @Test
    void oneTokenAndOneCertificateServeWhileTheyLive() throws IOException {
        Signatory signatory = keyless(signing.actions(), Optional.empty());

        signatory.describe();
        SignatureMaker first = signatory.maker();
        clock.forward(Duration.ofMinutes(7));
        SignatureMaker second = signatory.maker();

        assertThat(second).isSameAs(first);
        assertThat(sigstore.steps()).containsExactly("GET idtoken", "POST signingCert");
    }

    @Test
    void lapsedCertificateIsRenewedWithANewToken() throws IOException {
        Signatory signatory = keyless(signing.actions(), Optional.empty());

        SignatureMaker first = signatory.maker();
        clock.forward(Duration.ofMinutes(9));
        SignatureMaker second = signatory.maker();

        assertThat(second).isNotSameAs(first);
        assertThat(second.policy()).isEqualTo(first.policy());
        assertThat(sigstore.steps())
                .containsExactly("GET idtoken", "POST signingCert", "GET idtoken", "POST signingCert");
    }

    /** Between the check before the first byte and the certificate a large chart is packaged. */
    @Test
    void tokenThatLapsedBeforeItWasUsedIsRenewed() throws IOException {
        Signatory signatory = keyless(signing.actions(), Optional.empty());

        signatory.describe();
        clock.forward(Duration.ofMinutes(5));
        signatory.maker();

        assertThat(sigstore.steps()).containsExactly("GET idtoken", "GET idtoken", "POST signingCert");
    }

    @Test
    void lapsedVariableCannotBeRenewed() throws IOException {
        Signatory signatory = keyless(person("jane@example.com"), Optional.empty());

        signatory.maker();
        clock.forward(Duration.ofMinutes(9));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(signatory::maker)
                .withMessageContaining("The identity token of SIGSTORE_ID_TOKEN lapsed at")
                .withMessageContaining("#identity-token");
        assertThat(sigstore.steps()).containsExactly("POST signingCert");
    }

    @Test
    void renewedCertificateOfAnotherIdentityIsRefused() throws IOException {
        Signatory signatory = keyless(signing.actions(), Optional.empty());
        signatory.maker();
        clock.forward(Duration.ofMinutes(9));
        sigstore.runAs(Identity.workflow("acme/other"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(signatory::maker)
                .withMessageContaining("acme/other")
                .withMessageContaining("not by '" + SUBJECT)
                .withMessageContaining("#identity-not-as-asked");
    }

    @Test
    void callersAtTheSameTimeShareOneRequest() throws Exception {
        Signatory signatory = keyless(signing.actions(), Optional.empty());
        sigstore.fault("POST signingCert 1", Fault.stall(Duration.ofMillis(100)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<SignatureMaker>> makers = new ArrayList<>();
            for (int caller = 0; caller < 8; caller++) {
                makers.add(threads.submit(signatory::maker));
            }
            for (Future<SignatureMaker> maker : makers) {
                assertThat(maker.get()).isSameAs(makers.get(0).get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(sigstore.steps()).containsExactly("GET idtoken", "POST signingCert");
    }

    @Test
    void failureIsNotRemembered() throws IOException {
        Signatory signatory = keyless(signing.actions(), Optional.empty());
        sigstore.fault("POST signingCert 1", Fault.status(503), 3);

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(signatory::maker);

        assertThat(signatory.maker().isUsableAt(clock.instant())).isTrue();
    }

    @Test
    void identityThatIsAskedForSigns() throws IOException {
        WorkflowClaims claims = new WorkflowClaims(
                Optional.of("push"), Optional.empty(), Optional.of("acme/charts"), Optional.of("refs/heads/main"));
        Signatory signatory =
                keyless(signing.actions(), Optional.of(identity(SUBJECT, Identity.GITHUB_ACTIONS, claims)));

        signatory.describe();

        assertThat(signatory.maker().policy())
                .isEqualTo(identity(SUBJECT, Identity.GITHUB_ACTIONS, WorkflowClaims.NONE));
    }

    @Test
    void anotherIdentityIsRefusedByItsTokenAlone() {
        WorkflowClaims tag =
                new WorkflowClaims(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("refs/tags/v1"));
        List<Policy> others = List.of(
                identity("https://github.com/acme/other", Identity.GITHUB_ACTIONS, WorkflowClaims.NONE),
                identity(SUBJECT, "https://token.acme.example", WorkflowClaims.NONE),
                identity(SUBJECT, Identity.GITHUB_ACTIONS, tag));

        for (Policy other : others) {
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(
                            () -> keyless(signing.actions(), Optional.of(other)).describe())
                    .withMessageContaining("Whoever signs here is not who is asked for")
                    .withMessageContaining("#identity-not-as-asked");
        }
        assertThat(sigstore.count("POST signingCert")).isZero();
    }

    @Test
    void anotherPersonIsRefusedByTheTokenAlone() {
        Policy joe = identity("joe@example.com", Identity.SIGSTORE_OAUTH, WorkflowClaims.NONE);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() ->
                        keyless(person("jane@example.com"), Optional.of(joe)).policy())
                .withMessageContaining("it is signed by 'jane@example.com', not by 'joe@example.com'");
        assertThat(sigstore.steps()).isEmpty();
    }

    /** What only the certificate tells is judged by it, and then nothing is in the log yet. */
    @Test
    void anotherIssuerThanAskedForIsRefusedByTheCertificate() throws IOException {
        Policy elsewhere = identity("jane@example.com", "https://accounts.example", WorkflowClaims.NONE);
        Signatory signatory = keyless(person("jane@example.com"), Optional.of(elsewhere));
        signatory.describe();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(signatory::maker)
                .withMessageContaining("was issued by '" + Identity.SIGSTORE_OAUTH)
                .withMessageContaining("#identity-not-as-asked");
        assertThat(sigstore.steps()).containsExactly("POST signingCert");
        assertThat(sigstore.logged()).isEmpty();
    }

    @Test
    void certificateThatDoesNotHoldIsAskedForAgainTheNextTime() throws IOException {
        Signatory signatory = keyless(signing.actions(), Optional.empty());
        sigstore.with(Flaw.SCT_MISSING);
        assertThatExceptionOfType(FaultException.class).isThrownBy(signatory::maker);
        sigstore.sound();

        assertThat(signatory.maker().legacy(Signing.MANIFEST, Signing.REPOSITORY))
                .isNotNull();
    }

    @Test
    void keyNeedsNobody() throws IOException {
        SigningKey key = key("cosign3.key");
        Signatory signatory = Signatory.withKey(key, Optional.empty(), Optional.empty());

        assertThat(signatory.describe())
                .matches("key sha256:[0-9a-f]{64}, not logged")
                .contains(key.verificationKey().encoded().sha256().hex());
        assertThat(signatory.policy()).contains(new Policy.OfKey(key.verificationKey(), false));
        assertThat(signatory.maker().policy()).isEqualTo(signatory.policy().orElseThrow());
        assertThat(sigstore.steps()).isEmpty();
    }

    @Test
    void keyThatIsLoggedSaysSo() throws IOException {
        Signatory signatory =
                Signatory.withKey(key("cosign3.key"), Optional.of(() -> signing.services()), Optional.empty());

        assertThat(signatory.describe()).endsWith(", logged");
        assertThat(signatory.maker()).isSameAs(signatory.maker());
        assertThat(signatory.maker().policy()).isEqualTo(signatory.policy().orElseThrow());
        signatory.maker().legacy(Signing.MANIFEST, Signing.REPOSITORY);
        assertThat(sigstore.steps()).containsExactly("POST entries");
    }

    @Test
    void keyMustBeTheOneThatIsAskedFor() {
        SigningKey key = key("cosign3.key");
        VerificationKey own = key.verificationKey();
        VerificationKey other = key("cosign3-rsa.key").verificationKey();

        refused(key, new Policy.OfKey(other, false), "another key than the one that verifyKey asks for");
        refused(key, new Policy.OfKey(own, true), "in no transparency log");
        refused(key, identity(SUBJECT, "x", WorkflowClaims.NONE), "verifyIdentity asks for an identity");
        assertThat(Signatory.withKey(key, Optional.empty(), Optional.of(new Policy.OfKey(own, false))))
                .isNotNull();
    }

    @Test
    void identityCannotSignForAKey() {
        Policy key = new Policy.OfKey(key("cosign3.key").verificationKey(), true);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> keyless(signing.actions(), Optional.of(key)))
                .withMessageContaining("verifyKey asks for a key")
                .withMessageContaining("#identity-not-as-asked");
    }

    private static void refused(SigningKey key, Policy required, String reason) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Signatory.withKey(key, Optional.empty(), Optional.of(required)))
                .withMessageContaining(reason)
                .withMessageContaining("#identity-not-as-asked");
    }

    private Signatory keyless(Map<String, String> environment, Optional<Policy> required) {
        return Signatory.keyless(signing.tokens(new HashMap<>(environment), clock), signing::services, clock, required);
    }

    private Map<String, String> person(String address) {
        return Map.of(VARIABLE, sigstore.token(Identity.email(address)));
    }

    private static Policy identity(String subject, String issuer, WorkflowClaims claims) {
        return new Policy.OfIdentity(TextMatch.exactly(subject), TextMatch.exactly(issuer), claims);
    }

    private static SigningKey key(String file) {
        return SigningKey.parse(Signing.resource(file), Signing.PASSWORD, file);
    }
}
