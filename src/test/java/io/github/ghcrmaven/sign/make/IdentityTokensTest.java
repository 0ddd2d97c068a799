// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.SettableClock;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTokensTest {

    private static final String VARIABLE = "SIGSTORE_ID_TOKEN";
    private static final Clock CLOCK = Clock.systemUTC();

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final Signing signing = new Signing(sigstore);

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void variableCountsBeforeActionsWhichIsNotAsked() throws IOException {
        Map<String, String> environment = new HashMap<>(signing.actions());
        environment.put(VARIABLE, sigstore.token(Identity.email("jane@example.com")));

        IdentityToken token = signing.tokens(environment, CLOCK).find();

        assertThat(token.origin()).isEqualTo(VARIABLE);
        assertThat(token.principal()).isEqualTo("jane@example.com");
        assertThat(token.subject()).contains("jane@example.com");
        assertThat(sigstore.steps()).isEmpty();
    }

    @Test
    void lapsedVariableIsAFaultAndNotPassedOver() {
        Map<String, String> environment = new HashMap<>(signing.actions());
        environment.put(VARIABLE, sigstore.expiredToken(Identity.workflow("acme/charts")));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> signing.tokens(environment, CLOCK).find())
                .withMessageContaining("The identity token of SIGSTORE_ID_TOKEN lapsed at 20")
                .withMessageContaining("#identity-token")
                .satisfies(e -> sigstore.assertNoSecretIn(e.toString()));
        assertThat(sigstore.steps()).isEmpty();
    }

    @Test
    void tokenLapsesAtTheSecondThatItNames() throws IOException {
        SettableClock clock = new SettableClock("2026-11-21T12:00:00Z");
        try (InProcessSigstore then = InProcessSigstore.builder().clock(clock).start()) {
            IdentityToken token =
                    IdentityToken.parse(new Secret(then.token(Identity.workflow("acme/charts"))), "a test");

            assertThat(token.expiry()).isEqualTo("2026-11-21T12:05:00Z");
            assertThat(token.checkLife(new SettableClock("2026-11-21T12:04:59Z")))
                    .isSameAs(token);
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> token.checkLife(new SettableClock("2026-11-21T12:05:00Z")))
                    .withMessageContaining("lapsed at 2026-11-21T12:05:00Z");
        }
    }

    @Test
    void actionsIsAskedForATokenThatFulcioTakes() throws IOException {
        sigstore.runAs(Identity.workflow("acme/charts")
                .with("job_workflow_ref", "acme/shared/.github/workflows/publish.yml@refs/tags/v2"));

        IdentityToken token = signing.tokens(signing.actions(), CLOCK).find();

        assertThat(token.issuer()).isEqualTo(Identity.GITHUB_ACTIONS);
        assertThat(token.principal()).isEqualTo("repo:acme/charts:ref:refs/heads/main");
        // the workflow that holds the job, which is not the caller's
        assertThat(token.subject())
                .contains("https://github.com/acme/shared/.github/workflows/publish.yml@refs/tags/v2");
        assertThat(sigstore.exchanges()).extracting("status").containsExactly(200);
        assertThat(claims(token)).contains("\"aud\":\"sigstore\"");
    }

    @Test
    void subjectOfAnotherIssuersWorkflowIsNotGuessed() {
        Identity elsewhere = Identity.workflow("acme/charts").issuedBy("https://token.acme.example");

        IdentityToken token = IdentityToken.parse(new Secret(sigstore.token(elsewhere)), "a test");

        assertThat(token.subject()).isEmpty();
        assertThat(token.isOfActions()).isFalse();
    }

    @Test
    void withoutAnyIdentityTheFaultSaysWhatToDo() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> signing.tokens(Map.of(), CLOCK).find())
                .withMessageContaining("id-token: write")
                .withMessageContaining("sign=key")
                .withMessageContaining("sign=none")
                .withMessageContaining("#no-identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"})
    void halfOfWhatActionsOffersIsAFault(String missing) {
        Map<String, String> environment = new HashMap<>(signing.actions());
        environment.remove(missing);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> signing.tokens(environment, CLOCK).find())
                .withMessageContaining("must both be set")
                .satisfies(e -> sigstore.assertNoSecretIn(e.toString()));
    }

    @Test
    void requestTokenDoesNotCrossANetworkInTheClear() {
        Map<String, String> environment = new HashMap<>(signing.actions());
        environment.put("ACTIONS_ID_TOKEN_REQUEST_URL", "http://runner.example/idtoken");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> signing.tokens(environment, CLOCK).find())
                .withMessageContaining("https");
    }

    @Test
    void actionsIsAskedAgainWhereItCannotServe() throws IOException {
        sigstore.fault("GET idtoken 1", Fault.status(503)).fault("GET idtoken 2", Fault.truncated());

        assertThat(signing.tokens(signing.actions(), CLOCK).find().subject()).isPresent();
        assertThat(sigstore.pendingFaults()).isEmpty();
        assertThat(signing.notes).hasSize(2).allSatisfy(sigstore::assertNoSecretIn);
    }

    @Test
    void faultNamesActionsAndItsAddressWithoutTheQuery() {
        sigstore.fault("GET idtoken 1", Fault.status(503), 3);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> signing.tokens(signing.actions(), CLOCK).find())
                .withMessageContaining(
                        "GitHub Actions' identity provider (" + sigstore.url() + "/idtoken) answered 503")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("api-version"))
                .satisfies(e -> sigstore.assertNoSecretIn(e.toString()));
    }

    @Test
    void refusalIsNotAskedAgain() {
        sigstore.fault("GET idtoken 1", Fault.status(403).body("{\"message\":\"not\\u0007 today\"}"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> signing.tokens(signing.actions(), CLOCK).find())
                .withMessageContaining("answered 403: 'not? today'.")
                .withMessageContaining("#signing-service");
        assertThat(sigstore.count("GET idtoken")).isEqualTo(1);
    }

    @Test
    void tokenThatAServiceRepeatsIsNotShown() {
        String secret = sigstore.actionsRequestToken();
        sigstore.fault("GET idtoken 1", Fault.status(403).body("{\"message\":\"bad token " + secret + "\"}"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> signing.tokens(signing.actions(), CLOCK).find())
                .withMessageContaining("bad token …")
                .satisfies(e -> sigstore.assertNoSecretIn(e.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"value\":1}", "{\"value\":\"x\"}", "{\"value\":\"a.b.c\"}"})
    void answerWithoutTokenIsAFault(String body) {
        sigstore.fault("GET idtoken 1", Fault.status(200).body(body));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> signing.tokens(signing.actions(), CLOCK).find())
                .withMessageContaining("cannot be used");
    }

    @Test
    void answerWithoutEndIsAFault() {
        sigstore.fault("GET idtoken 1", Fault.status(200).body(" ".repeat(Limits.ANSWER + 1)));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> signing.tokens(signing.actions(), CLOCK).find())
                .withMessageContaining("larger than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret-token", "a.b", "a.!!.c", "a.e30.c", "a.eyJleHAiOjF9.c"})
    void whatIsNoTokenIsNotShown(String text) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> signing.tokens(Map.of(VARIABLE, text), CLOCK).find())
                .withMessageContaining("The identity token of SIGSTORE_ID_TOKEN cannot be used")
                .satisfies(e -> assertThat(e.toString()).doesNotContain(text));
    }

    /** It is printed, and a line end in it could make a line of its own. */
    @Test
    void identityThatCannotBeShownIsRefused() {
        String token = sigstore.token(Identity.email("jane@example.com\n[INFO] Verified"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> signing.tokens(Map.of(VARIABLE, token), CLOCK).find())
                .withMessageContaining("it holds characters that cannot be shown");
    }

    @Test
    void emailThatItsIssuerHasNotVerifiedIsRefused() {
        Identity person = Identity.email("jane@example.com");

        for (Identity one : List.of(person.with("email_verified", "false"), person.without("email_verified"))) {
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> signing.tokens(Map.of(VARIABLE, sigstore.token(one)), CLOCK)
                            .find())
                    .withMessageContaining("has not verified the token's e-mail address");
        }
    }

    @Test
    void tokenHidesItsSecret() throws IOException {
        IdentityToken token = signing.tokens(signing.actions(), CLOCK).find();

        sigstore.assertNoSecretIn(token.toString());
    }

    private static String claims(IdentityToken token) {
        String part = token.secret().reveal().split("\\.", -1)[1];
        return ByteString.of(Base64.getUrlDecoder().decode(part)).utf8();
    }
}
