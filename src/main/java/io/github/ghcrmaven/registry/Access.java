// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Loopback;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The authorization of one registry's requests: learns what the registry asks for, and gets what it asks for. */
final class Access {

    private final Endpoint endpoint;
    private final Refusals refusals;
    private final Actions actions;
    private final Sender sender;
    private final TokenExchange exchange;
    private final Authorizations shared;
    private final boolean credentialsOverHttp;

    Access(
            Endpoint endpoint,
            Refusals refusals,
            Actions actions,
            Sender sender,
            Authorizations shared,
            boolean credentialsOverHttp) {
        this.endpoint = endpoint;
        this.refusals = refusals;
        this.actions = actions;
        this.sender = sender;
        this.exchange = new TokenExchange(sender, refusals);
        this.shared = shared;
        this.credentialsOverHttp = credentialsOverHttp;
    }

    /** The Authorization header for a repository's requests; null where the registry asks for none. */
    @Nullable
    String header(Repository repository) throws IOException {
        Optional<Credential> credential = refusals.credentials().credential();
        credential.ifPresent(found -> requireSafeTransport(endpoint.url(), endpoint.host(), found));
        Challenge challenge = shared.challenge(endpoint).get(() -> ping(repository));
        if (challenge instanceof Challenge.None) {
            return null;
        }
        if (credential.isEmpty() && (actions == Actions.PUSH || challenge instanceof Challenge.Basic)) {
            throw refusals.noCredentials(repository);
        }
        if (challenge instanceof Challenge.Bearer bearer) {
            credential.ifPresent(
                    found -> requireSafeTransport(bearer.realm(), bearer.realm().host(), found));
            Secret token = token(repository).get(() -> exchange.exchange(bearer, repository, actions, credential));
            return "Bearer " + token.reveal();
        }
        return credential.map(this::basic).orElse(null);
    }

    private String basic(Credential credential) {
        if (credential.isIdentityToken()) {
            throw new FaultException(
                    endpoint.host() + " wants a user name and a password, and there is " + credential + ".",
                    "put user name and password where the identity token is",
                    "credentials-refused");
        }
        return TokenExchange.basic(credential);
    }

    /** Takes note of a 401: the next {@link #header} is made anew, by what this answer asks for. */
    void refused(Repository repository, @Nullable String header, Response response) {
        Challenge asked = Challenge.of(endpoint, response);
        if (!(asked instanceof Challenge.None)) {
            shared.challenge(endpoint).set(asked);
        }
        if (header != null && header.startsWith("Bearer ")) {
            token(repository).forget(new Secret(header.substring("Bearer ".length())));
        }
    }

    private Remembered<Secret> token(Repository repository) {
        return shared.token(
                endpoint, repository.path(), actions, refusals.credentials().credential());
    }

    private Challenge ping(Repository repository) throws IOException {
        String action = "asking what it wants for authorization";
        Request request =
                new Request.Builder().url(endpoint.url().resolve("/v2/")).build();
        try (Response response = sender.send(request, action)) {
            if (response.code() == 401) {
                return Challenge.of(endpoint, response);
            }
            if (response.code() == 200) {
                return new Challenge.None();
            }
            throw refusals.of(repository, "its address /v2/", Stage.TOKEN, action, response);
        }
    }

    /** Of the registry and of its token service, which may be elsewhere. */
    private void requireSafeTransport(HttpUrl address, String host, Credential credential) {
        if (!Loopback.isPrivate(address) && !credentialsOverHttp) {
            throw new FaultException(
                    "The credential would go to " + host + " over plain http, where anyone on the way can read it ("
                            + credential + "). Nothing was sent.",
                    "leave plainHttp out; or -Dghcr.sendCredentialsOverHttp=true where the way is safe",
                    "plain-http");
        }
    }
}
