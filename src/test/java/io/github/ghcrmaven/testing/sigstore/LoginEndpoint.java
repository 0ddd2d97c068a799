// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonObject;
import io.github.ghcrmaven.testing.Answer;
import io.github.ghcrmaven.testing.RecordedServer;
import io.github.ghcrmaven.testing.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Where a person logs in with a browser: the authorization code flow of OpenID Connect Core 1.0, section 3.1, with the proof of
 * RFC 7636, for a client without a secret. As strict as dex, which stands behind the public Sigstore's; whoever comes is logged
 * in already, and agrees.
 */
final class LoginEndpoint {
    private static final String CLIENT = TokenIssuer.AUDIENCE;

    private final RecordedServer server;
    private final TokenIssuer tokens;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile Identity person = Identity.email("jane@example.com");

    LoginEndpoint(RecordedServer server, TokenIssuer tokens) {
        this.server = server;
        this.tokens = tokens;
    }

    void logInAs(Identity identity) {
        person = identity;
    }

    /** Sends the browser back with a code. */
    Answer authorize(Request request) {
        HttpUrl back = request.parameter("redirect_uri").map(HttpUrl::parse).orElse(null);
        if (back == null || !isOfThisMachine(back) || !is(request, "client_id", CLIENT)) {
            return Answer.text(400, "Unregistered redirect_uri\n");
        }
        if (!is(request, "response_type", "code")
                || !is(request, "scope", "openid email")
                || !is(request, "code_challenge_method", "S256")
                || request.parameter("nonce").isEmpty()) {
            return back(back, request, "error", "invalid_request");
        }
        String code = UUID.randomUUID().toString();
        grants.put(
                code,
                new Grant(
                        person,
                        back.toString(),
                        request.parameter("nonce").orElseThrow(),
                        request.parameter("code_challenge").orElse("")));
        return back(back, request, "code", code);
    }

    /** A token for a code, once. */
    Answer token(Request request) {
        HttpUrl form = Objects.requireNonNull(
                HttpUrl.parse("http://form/?" + request.body().utf8()));
        @Nullable
        Grant grant =
                grants.remove(Optional.ofNullable(form.queryParameter("code")).orElse(""));
        if (grant == null
                || !"authorization_code".equals(form.queryParameter("grant_type"))
                || !CLIENT.equals(form.queryParameter("client_id"))
                || !grant.redirect().equals(form.queryParameter("redirect_uri"))
                || !grant.isProvenBy(form.queryParameter("code_verifier"))) {
            JsonObject refusal = new JsonObject();
            refusal.addProperty("error", "invalid_grant");
            refusal.addProperty("error_description", "Invalid or expired code parameter.");
            return Answer.json(400, refusal);
        }
        String token = tokens.token(grant.person().with("nonce", grant.nonce()).issuedBy(server.url()), CLIENT);
        server.secret(token);
        JsonObject answer = new JsonObject();
        answer.addProperty("access_token", "opaque");
        answer.addProperty("token_type", "bearer");
        answer.addProperty("expires_in", 300);
        answer.addProperty("id_token", token);
        return Answer.json(200, answer);
    }

    private static Answer back(HttpUrl to, Request request, String name, String value) {
        HttpUrl address = to.newBuilder()
                .addQueryParameter(name, value)
                .addQueryParameter("state", request.parameter("state").orElse(""))
                .build();
        return Answer.of(303).with("location", address.toString());
    }

    /** dex lets a client without a secret be sent back to no other name. */
    private static boolean isOfThisMachine(HttpUrl address) {
        return address.scheme().equals("http") && address.host().equals("localhost");
    }

    private static boolean is(Request request, String parameter, String value) {
        return request.parameter(parameter).equals(Optional.of(value));
    }

    /** What a code stands for. */
    private record Grant(Identity person, String redirect, String nonce, String challenge) {

        boolean isProvenBy(@Nullable String verifier) {
            if (verifier == null || verifier.length() < 43 || verifier.length() > 128) {
                return false;
            }
            ByteString digest =
                    ByteString.encodeString(verifier, StandardCharsets.US_ASCII).sha256();
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.toByteArray())
                    .equals(challenge);
        }
    }
}
