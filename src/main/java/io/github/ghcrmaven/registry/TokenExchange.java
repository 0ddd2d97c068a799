// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Exchanges a credential for a token, by GET as GHCR wants it (seen on ghcr.io), an identity token by POST. The scope is computed: of the
 * challenge only realm and service count. On GHCR the token is the credential in Base64, so it is a {@link Secret}.
 */
final class TokenExchange {

    private final Sender sender;
    private final Refusals refusals;

    TokenExchange(Sender sender, Refusals refusals) {
        this.sender = sender;
        this.refusals = refusals;
    }

    Secret exchange(Challenge.Bearer challenge, Repository repository, Actions actions, Optional<Credential> credential)
            throws IOException {
        String scope = "repository:" + repository.path() + ":" + actions.scope();
        Request request = credential
                .filter(Credential::isIdentityToken)
                .map(identity -> refresh(challenge, scope, identity))
                .orElseGet(() -> get(challenge, scope, credential));
        String action = "exchanging the credential for a token";
        try (Response response = sender.send(request, action)) {
            if (response.code() != 200) {
                throw refusals.ofExchange(repository, response);
            }
            return token(Answers.token(response, action));
        }
    }

    private static Request get(Challenge.Bearer challenge, String scope, Optional<Credential> credential) {
        HttpUrl.Builder url = challenge.realm().newBuilder();
        if (challenge.service() != null) {
            url.addQueryParameter("service", challenge.service());
        }
        url.addQueryParameter("scope", scope);
        Request.Builder request = new Request.Builder().url(url.build());
        credential.ifPresent(known -> request.header("Authorization", basic(known)));
        return request.build();
    }

    /** An identity token is exchanged by OAuth 2 (distribution, "Docker Registry v2 authentication using OAuth2"). */
    private static Request refresh(Challenge.Bearer challenge, String scope, Credential identity) {
        FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8)
                .add("grant_type", "refresh_token")
                .add("client_id", "ghcr-maven-plugin")
                .add("scope", scope)
                .add("refresh_token", identity.secret().reveal());
        if (challenge.service() != null) {
            form.add("service", challenge.service());
        }
        return new Request.Builder().url(challenge.realm()).post(form.build()).build();
    }

    static String basic(Credential credential) {
        return Credentials.basic(credential.username(), credential.secret().reveal(), StandardCharsets.UTF_8);
    }

    private Secret token(String body) {
        try {
            JsonObject answer = JsonParser.parseString(body).getAsJsonObject();
            JsonElement token = answer.has("token") ? answer.get("token") : answer.get("access_token");
            if (token != null && token.isJsonPrimitive() && !token.getAsString().isEmpty()) {
                return new Secret(token.getAsString());
            }
        } catch (JsonParseException | IllegalStateException e) {
            // said below, without the body: it may hold half a token
        }
        throw new FaultException(
                refusals.endpoint().host() + " gave no token: its token service answered 200 without one.",
                "see whether the address is that of a registry",
                "token-service");
    }
}
