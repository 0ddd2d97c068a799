// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.text.Shown;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.ByteString;

/**
 * The identity of a person who logs in with a browser: the authorization code flow of OpenID Connect (Core 1.0, section 3.1) for
 * a program that can keep no secret (RFC 8252), with the proof that whoever redeems the code is who asked for it (RFC 7636).
 */
final class BrowserLogin {

    private static final String CLIENT = "sigstore";
    private static final int RANDOM_BYTES = 32;

    private final SigstoreService provider;
    private final Browser browser;
    private final Duration patience;
    private final SecureRandom random = new SecureRandom();

    /** @param patience how long a person may take */
    BrowserLogin(SigstoreService provider, Browser browser, Duration patience) {
        this.provider = provider;
        this.browser = browser;
        this.patience = patience;
    }

    /**
     * Waits for a person to log in.
     *
     * @throws FaultException where nobody does in time, or the provider refuses
     * @throws IOException where the provider does not answer
     */
    IdentityToken token() throws IOException {
        OpenIdProvider endpoints = endpoints();
        String state = unguessable();
        String nonce = unguessable();
        String verifier = unguessable();
        try (Redirect redirect = new Redirect(state)) {
            HttpUrl address = endpoints
                    .authorization()
                    .newBuilder()
                    .addQueryParameter("response_type", "code")
                    .addQueryParameter("client_id", CLIENT)
                    .addQueryParameter("redirect_uri", redirect.address().toString())
                    .addQueryParameter("scope", "openid email")
                    .addQueryParameter("state", state)
                    .addQueryParameter("nonce", nonce)
                    .addQueryParameter("code_challenge", challenge(verifier))
                    .addQueryParameter("code_challenge_method", "S256")
                    .build();
            browser.open(address.uri());
            HttpUrl visit = redirect.await(patience).orElseThrow(this::nobodyCame);
            String token = redeemed(endpoints, code(visit), redirect.address(), verifier);
            return provider.read(() -> checked(token, endpoints, nonce));
        }
    }

    private OpenIdProvider endpoints() throws IOException {
        Request request = new Request.Builder()
                .url(provider.at(".well-known/openid-configuration"))
                .header("Accept", "application/json")
                .build();
        ServiceAnswer answer = provider.ask(request, Set.of(200));
        return provider.read(() -> OpenIdProvider.parse(answer.body(), provider.address()));
    }

    private String code(HttpUrl visit) {
        String error = visit.queryParameter("error");
        if (error != null) {
            throw new FaultException(
                    provider + " did not log you in: " + Shown.of(error) + ".",
                    "run it again, and log in with an account that it takes",
                    "browser-login");
        }
        String code = visit.queryParameter("code");
        return provider.read(() -> {
            RefusedException.unless(code != null, "the browser came back without a code");
            return String.valueOf(code);
        });
    }

    private String redeemed(OpenIdProvider endpoints, String code, HttpUrl redirect, String verifier)
            throws IOException {
        FormBody form = new FormBody.Builder()
                .add("grant_type", "authorization_code")
                .add("client_id", CLIENT)
                .add("code", code)
                .add("redirect_uri", redirect.toString())
                .add("code_verifier", verifier)
                .build();
        Request request = new Request.Builder()
                .url(endpoints.token())
                .header("Accept", "application/json")
                .post(form)
                .build();
        ServiceAnswer answer = provider.ask(request, Set.of(200));
        return provider.read(() ->
                JsonText.object(answer.body(), "the answer", Limits.ANSWER).text("id_token"));
    }

    /**
     * Core 1.0, section 3.1.3.7; the token came from the provider itself, over a connection that is its own, which stands for
     * its signature. That Fulcio checks.
     */
    private static IdentityToken checked(String token, OpenIdProvider endpoints, String nonce) {
        JsonMembers claims = IdentityToken.claims(token);
        RefusedException.unless(
                claims.optionalText("nonce").filter(nonce::equals).isPresent(), "the token is of another login");
        RefusedException.unless(claims.text("iss").equals(endpoints.issuer()), "the token is by another issuer");
        return IdentityToken.parse(new Secret(token), "the browser");
    }

    private FaultException nobodyCame() {
        return new FaultException(
                "Nobody logged in with a browser within " + patience.toSeconds() + " seconds.",
                "run it again, and open the address that is printed; without a browser at hand set SIGSTORE_ID_TOKEN",
                "browser-login");
    }

    private static String challenge(String verifier) {
        return text(ByteString.encodeUtf8(verifier).sha256().toByteArray());
    }

    private String unguessable() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return text(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
