// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.sign.verify.Signer;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserLoginTest {

    private static final OkHttpClient CLIENT = HttpClients.create(target -> Optional.empty(), "a browser");

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final Signing signing = new Signing(sigstore);
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void personWhoLogsInSigns() throws IOException {
        sigstore.logInAs(Identity.email("joe@example.com"));
        Signatory signatory =
                Signatory.keyless(tokens(Map.of(), agreeing()), signing::services, Clock.systemUTC(), Optional.empty());

        assertThat(signatory.describe()).isEqualTo("keyless, as joe@example.com");
        SignatureMaker maker = signatory.maker();

        assertThat(maker.identity()).map(Signer.Identity::subject).contains("joe@example.com");
        assertThat(sigstore.steps())
                .containsExactly("GET openid", "GET authorization", "POST idtoken", "POST signingCert");
    }

    /** The proof, and what tells this login from another, is a new one each time; what proves it stays here. */
    @Test
    void browserIsSentWithWhatIsNeededAndNothingElse() throws IOException {
        find(agreeing());
        find(agreeing());

        List<HttpUrl> addresses = seen.stream().map(HttpUrl::get).toList();
        assertThat(addresses).hasSize(2).allSatisfy(address -> {
            assertThat(address.queryParameterNames())
                    .containsExactlyInAnyOrder(
                            "response_type",
                            "client_id",
                            "redirect_uri",
                            "scope",
                            "state",
                            "nonce",
                            "code_challenge",
                            "code_challenge_method");
            assertThat(address.queryParameter("redirect_uri")).matches("http://localhost:[0-9]+/auth/callback");
        });
        for (String once : List.of("state", "nonce", "code_challenge")) {
            assertThat(addresses.get(0).queryParameter(once))
                    .matches("[A-Za-z0-9_-]{43}")
                    .isNotEqualTo(addresses.get(1).queryParameter(once));
        }
    }

    @Test
    void otherIdentitiesCountBeforeTheBrowser() throws IOException {
        Browser nobody = address -> {
            throw new AssertionError("not to be opened");
        };
        String token = sigstore.token(Identity.email("jane@example.com"));

        assertThat(tokens(Map.of("SIGSTORE_ID_TOKEN", token), nobody).find().origin())
                .isEqualTo("SIGSTORE_ID_TOKEN");
        assertThat(tokens(signing.actions(), nobody).find().origin()).isEqualTo("GitHub Actions");
    }

    /** A job that may not have its identity would wait for a person who is not there. */
    @Test
    void jobOfActionsOpensNoBrowser() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() ->
                        tokens(Map.of("GITHUB_ACTIONS", "true"), agreeing()).find())
                .withMessageContaining("#no-identity");
        assertThat(seen).isEmpty();
    }

    @Test
    void visitWithoutTheStateIsNotTheLogin() throws IOException {
        List<Integer> statuses = new ArrayList<>();
        Browser browser = address -> {
            HttpUrl back =
                    HttpUrl.get(Objects.requireNonNull(HttpUrl.get(address).queryParameter("redirect_uri")));
            statuses.add(visit(back.newBuilder()
                    .addQueryParameter("code", "stolen")
                    .addQueryParameter("state", "guessed")
                    .build()));
            statuses.add(
                    visit(back.newBuilder().addQueryParameter("code", "stolen").build()));
            statuses.add(visit(HttpUrl.get("http://localhost:" + back.port() + "/favicon.ico")));
            agreeing().open(address);
        };

        assertThat(find(browser).principal()).isEqualTo("jane@example.com");
        assertThat(statuses).containsExactly(404, 404, 404);
    }

    @Test
    void personIsToldWhenAllIsDone() throws IOException {
        List<String> pages = new ArrayList<>();
        Browser browser = address -> pages.add(page(HttpUrl.get(address)));

        find(browser);

        assertThat(pages).containsExactly("That was all. You can close this page.\n");
    }

    @Test
    void refusalByTheProviderIsAFault() {
        Browser browser = address -> visit(back(address, "error", "access_denied\n[INFO] Signed"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> find(browser))
                .withMessageContaining("did not log you in: 'access_denied?[INFO] Signed'")
                .withMessageContaining("#browser-login");
    }

    @Test
    void codeThatTheProviderDoesNotKnowIsAFault() {
        Browser browser = address -> visit(back(address, "code", "made up"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> find(browser))
                .withMessageContaining("the identity provider (" + sigstore.url() + "/) answered 400");
    }

    @Test
    void visitWithoutCodeIsAFault() {
        Browser browser = address -> visit(back(address, "other", "x"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> find(browser))
                .withMessageContaining("the browser came back without a code");
    }

    @Test
    void nobodyWhoComesIsAFault() {
        SigstoreService provider = new SigstoreService(
                "the identity provider", HttpUrl.get(sigstore.url()), signing.client, signing.retries);
        BrowserLogin login = new BrowserLogin(provider, address -> {}, Duration.ofMillis(20));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(login::token)
                .withMessageContaining("Nobody logged in with a browser")
                .withMessageContaining("#browser-login");
    }

    /** A token of another login, however good, is one that somebody has slipped in. */
    @Test
    void tokenOfAnotherLoginIsRefused() {
        Identity jane = Identity.email("jane@example.com").issuedBy(sigstore.url());
        for (Identity other : List.of(jane, jane.with("nonce", "another"))) {
            String body = "{\"id_token\":\"" + sigstore.token(other) + "\"}";
            sigstore.fault(
                    "POST idtoken " + (sigstore.count("POST idtoken") + 1),
                    Fault.status(200).body(body));

            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> find(agreeing()))
                    .withMessageContaining("the token is of another login")
                    .satisfies(e -> sigstore.assertNoSecretIn(e.toString()));
        }
    }

    @Test
    void tokenByAnotherIssuerIsRefused() {
        Browser browser = address -> {
            String nonce = Objects.requireNonNull(HttpUrl.get(address).queryParameter("nonce"));
            String token = sigstore.token(Identity.email("jane@example.com").with("nonce", nonce));
            sigstore.fault("POST idtoken 1", Fault.status(200).body("{\"id_token\":\"" + token + "\"}"));
            agreeing().open(address);
        };

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> find(browser))
                .withMessageContaining("the token is by another issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"id_token\":1}", "{\"id_token\":\"a.b.c\"}", "{\"access_token\":\"a.b.c\"}"})
    void answerWithoutTokenIsAFault(String body) {
        sigstore.fault("POST idtoken 1", Fault.status(200).body(body));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> find(agreeing()))
                .withMessageContaining("the identity provider (" + sigstore.url() + "/) answered what cannot be used");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                                                          | has no issuer
                    {"issuer":"https://other.example"}                                          | it speaks of another issuer
                    {"issuer":"URL"}                                                            | has no authorization_endpoint
                    {"issuer":"URL","authorization_endpoint":"file:///etc/passwd"}              | authorization_endpoint is not an address with https
                    {"issuer":"URL","authorization_endpoint":"http://other.example/auth"}       | authorization_endpoint is not an address with https
                    {"issuer":"URL","authorization_endpoint":"https://a","token_endpoint":"http://a"} | token_endpoint is not an address with https
                    """)
    void providerThatIsAnotherOrUnsafeIsNotGoneTo(String document, String reason) {
        sigstore.fault("GET openid 1", Fault.status(200).body(document.replace("URL", sigstore.url())));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> find(agreeing()))
                .withMessageContaining(reason);
        assertThat(seen).isEmpty();
    }

    private IdentityToken find(Browser browser) throws IOException {
        return tokens(Map.of(), browser).find();
    }

    private IdentityTokens tokens(Map<String, String> environment, Browser browser) {
        return signing.tokens(new HashMap<>(environment), Clock.systemUTC()).withBrowser(browser, signing::services);
    }

    /** A browser whose person is logged in, and agrees. */
    private Browser agreeing() {
        return address -> {
            seen.add(address.toString());
            page(HttpUrl.get(address));
        };
    }

    private static HttpUrl back(URI address, String name, String value) {
        HttpUrl url = HttpUrl.get(address);
        return HttpUrl.get(Objects.requireNonNull(url.queryParameter("redirect_uri")))
                .newBuilder()
                .addQueryParameter(name, value)
                .addQueryParameter("state", url.queryParameter("state"))
                .build();
    }

    /** What is shown in the end: it follows where it is sent. */
    private static String page(HttpUrl address) {
        try (Response sent = got(address);
                Response last = got(HttpUrl.get(Objects.requireNonNull(sent.header("Location"))))) {
            return last.body().string();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int visit(HttpUrl address) {
        try (Response answer = got(address)) {
            return answer.code();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response got(HttpUrl address) throws IOException {
        return CLIENT.newCall(new Request.Builder().url(address).build()).execute();
    }
}
