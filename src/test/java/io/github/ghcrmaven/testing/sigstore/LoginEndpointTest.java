// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.testing.sigstore.SigstoreClient.Reply;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginEndpointTest {
    private static final String REDIRECT = "http://localhost:5555/callback";
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-at-least";

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final SigstoreClient client = new SigstoreClient(sigstore);

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void codeIsWorthATokenOfWhoLoggedIn() {
        sigstore.logInAs(Identity.email("joe@example.com"));

        Reply reply = redeem(code(), Map.of());

        assertThat(reply.status()).isEqualTo(200);
        JsonObject claims = claims(reply.json().get("id_token").getAsString());
        assertThat(claims.get("email").getAsString()).isEqualTo("joe@example.com");
        assertThat(claims.get("nonce").getAsString()).isEqualTo("a nonce");
        assertThat(claims.get("aud").getAsString()).isEqualTo("sigstore");
        assertThat(claims.get("iss").getAsString()).isEqualTo(sigstore.url());
        assertThat(sigstore.steps()).containsExactly("GET authorization", "POST idtoken");
    }

    @Test
    void codeIsWorthATokenOnce() {
        String code = code();
        redeem(code, Map.of());

        assertThat(redeem(code, Map.of()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier,another-verifier-of-forty-three-characters-at-least",
        "code_verifier,short",
        "redirect_uri,http://localhost:5556/callback",
        "client_id,other",
        "grant_type,password"
    })
    void codeIsWorthNothingToOthers(String parameter, String value) {
        Reply reply = redeem(code(), Map.of(parameter, value));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").getAsString()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({"redirect_uri,http://127.0.0.1:5555/callback", "redirect_uri,https://other.example", "client_id,other"})
    void nobodyIsSentElsewhere(String parameter, String value) {
        assertThat(authorize(Map.of(parameter, value)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"response_type,token", "scope,openid", "code_challenge_method,plain"})
    void whatIsNotTheCodeFlowWithProofGetsNoCode(String parameter, String value) {
        HttpUrl back = HttpUrl.get(
                Objects.requireNonNull(authorize(Map.of(parameter, value)).location()));

        assertThat(back.queryParameter("error")).isEqualTo("invalid_request");
        assertThat(back.queryParameter("code")).isNull();
    }

    private String code() {
        HttpUrl back = HttpUrl.get(Objects.requireNonNull(authorize(Map.of()).location()));
        assertThat(back.queryParameter("state")).isEqualTo("a state");
        return Objects.requireNonNull(back.queryParameter("code"));
    }

    private Reply authorize(Map<String, String> changed) {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", "sigstore",
                "redirect_uri", REDIRECT,
                "scope", "openid email",
                "state", "a state",
                "nonce", "a nonce",
                "code_challenge_method", "S256",
                "code_challenge", challenge()));
        parameters.putAll(changed);
        HttpUrl.Builder address = HttpUrl.get(sigstore.url() + "/auth").newBuilder();
        parameters.forEach(address::addQueryParameter);
        return client.get(address.build().toString(), null);
    }

    private Reply redeem(String code, Map<String, String> changed) {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", "sigstore",
                "redirect_uri", REDIRECT,
                "code", code,
                "code_verifier", VERIFIER));
        parameters.putAll(changed);
        return client.postForm("/token", parameters);
    }

    private static String challenge() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteString.encodeUtf8(VERIFIER).sha256().toByteArray());
    }

    private static JsonObject claims(String token) {
        String part = token.split("\\.", -1)[1];
        return JsonParser.parseString(
                        ByteString.of(Base64.getUrlDecoder().decode(part)).utf8())
                .getAsJsonObject();
    }
}
