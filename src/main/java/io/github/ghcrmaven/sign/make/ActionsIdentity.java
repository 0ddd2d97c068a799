// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Loopback;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a job of GitHub Actions that has the permission {@code id-token: write}
 * (https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token).
 */
final class ActionsIdentity {

    private static final String URL = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private static final String TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
    private static final String AUDIENCE = "sigstore";

    private final SigstoreService runner;
    private final Secret requestToken;

    private ActionsIdentity(SigstoreService runner, Secret requestToken) {
        this.runner = runner;
        this.requestToken = requestToken;
    }

    /** Empty where the job has no such permission, or the build is no job. */
    static Optional<ActionsIdentity> of(Environment environment, OkHttpClient client, Retries retries) {
        Optional<String> url = environment.get(URL);
        Optional<String> token = environment.get(TOKEN);
        if (url.isEmpty() && token.isEmpty()) {
            return Optional.empty();
        }
        @Nullable HttpUrl address = url.map(HttpUrl::parse).orElse(null);
        if (address == null || token.isEmpty() || !Loopback.isPrivate(address)) {
            throw new FaultException(
                    "The runner of GitHub Actions offers no identity that can be asked for: " + URL + " and " + TOKEN
                            + " must both be set, the first to an address with https.",
                    "leave both to the runner, which sets them for a job with the permission id-token: write",
                    "no-identity");
        }
        SigstoreService runner = new SigstoreService("GitHub Actions' identity provider", address, client, retries);
        return Optional.of(new ActionsIdentity(runner, new Secret(token.get())));
    }

    IdentityToken token() throws IOException {
        Request request = new Request.Builder()
                .url(runner.address()
                        .newBuilder()
                        .setQueryParameter("audience", AUDIENCE)
                        .build())
                .header("Authorization", "Bearer " + requestToken.reveal())
                .header("Accept", "application/json")
                .build();
        ServiceAnswer answer = runner.ask(request, Set.of(200));
        String value = runner.read(() ->
                JsonText.object(answer.body(), "the answer", Limits.ANSWER).text("value"));
        return IdentityToken.parse(new Secret(value), "GitHub Actions");
    }
}
