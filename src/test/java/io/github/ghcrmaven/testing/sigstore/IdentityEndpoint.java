// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ghcrmaven.testing.Answer;
import io.github.ghcrmaven.testing.RecordedServer;
import io.github.ghcrmaven.testing.Request;
import java.util.List;

/**
 * What an Actions runner asks for the identity token of its job
 * (https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token), and what an
 * issuer says of itself (OpenID Connect Discovery 1.0).
 */
final class IdentityEndpoint {
    /** The value of ACTIONS_ID_TOKEN_REQUEST_TOKEN; shaped as a token, so that it can be found in a log. */
    static final String REQUEST_TOKEN = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.runnerOfTheInvokerTests.c2lnbmF0dXJl";

    private final RecordedServer server;
    private final TokenIssuer tokens;
    private volatile Identity job = Identity.workflow("acme/charts");

    IdentityEndpoint(RecordedServer server, TokenIssuer tokens) {
        this.server = server;
        this.tokens = tokens;
    }

    void runAs(Identity identity) {
        job = identity;
    }

    Answer token(Request request) {
        // the scheme's case is free (RFC 9110, 11.1), and cosign writes it small
        String authorization = String.valueOf(request.header("authorization"));
        if (!authorization.replaceFirst("(?i)^bearer ", "Bearer ").equals("Bearer " + REQUEST_TOKEN)) {
            return Answer.text(401, "Unauthorized\n");
        }
        Identity identity = job;
        // GitHub's own default: the URL of the repository's owner
        String audience = request.parameter("audience")
                .orElse("https://github.com/" + identity.claims().get("repository_owner"));
        String token = tokens.token(identity, audience);
        server.secret(token);
        JsonObject answer = new JsonObject();
        answer.addProperty("count", token.length());
        answer.addProperty("value", token);
        return Answer.json(200, answer);
    }

    Answer configuration() {
        JsonObject answer = new JsonObject();
        answer.addProperty("issuer", server.url());
        answer.addProperty("jwks_uri", server.url() + "/.well-known/jwks");
        answer.addProperty("authorization_endpoint", server.url() + "/auth");
        answer.addProperty("token_endpoint", server.url() + "/token");
        answer.add("code_challenge_methods_supported", texts("S256"));
        answer.add("subject_types_supported", texts("public", "pairwise"));
        answer.add("response_types_supported", texts("code", "id_token"));
        answer.add("id_token_signing_alg_values_supported", texts(tokens.algorithm()));
        answer.add("scopes_supported", texts("openid", "email"));
        return Answer.json(200, answer);
    }

    Answer keys() {
        return Answer.json(200, tokens.keys());
    }

    private static JsonArray texts(String... texts) {
        JsonArray array = new JsonArray();
        List.of(texts).forEach(array::add);
        return array;
    }
}
