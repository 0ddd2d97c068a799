// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.testing.sigstore.SigstoreClient.Reply;
import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityEndpointTest {
    private InProcessSigstore sigstore = InProcessSigstore.builder()
            .clock(new SettableClock("2026-11-21T12:00:00Z"))
            .start();

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void runnerGetsATokenOfItsJob() {
        JsonObject answer = runner("&audience=sigstore").json();

        JsonObject claims = claims(answer.get("value").getAsString());
        assertThat(claims.get("iss").getAsString()).isEqualTo("https://token.actions.githubusercontent.com");
        assertThat(claims.get("aud").getAsString()).isEqualTo("sigstore");
        assertThat(claims.get("sub").getAsString()).isEqualTo("repo:acme/charts:ref:refs/heads/main");
        assertThat(claims.get("job_workflow_ref").getAsString())
                .isEqualTo("acme/charts/.github/workflows/release.yml@refs/heads/main");
        assertThat(claims.get("exp").getAsLong() - claims.get("iat").getAsLong())
                .isEqualTo(300);
        assertThat(sigstore.steps()).containsExactly("GET idtoken");
    }

    @Test
    void audienceIsTheOwnerWhereNoneIsAskedFor() {
        String token = runner("").json().get("value").getAsString();

        assertThat(claims(token).get("aud").getAsString()).isEqualTo("https://github.com/acme");
    }

    @Test
    void jobCanBeAnother() {
        sigstore.runAs(Identity.workflow("acme/platform", "publish.yml", "refs/tags/v1.2.3"));

        String token = runner("&audience=sigstore").json().get("value").getAsString();

        assertThat(claims(token).get("ref").getAsString()).isEqualTo("refs/tags/v1.2.3");
        assertThat(claims(token).get("ref_type").getAsString()).isEqualTo("tag");
    }

    @Test
    void schemeIsWrittenInAnyCase() throws IOException {
        Request request = new Request.Builder()
                .url(sigstore.actionsTokenUrl())
                .header("Authorization", "bearer " + sigstore.actionsRequestToken())
                .build();

        try (Response response = new OkHttpClient().newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
    }

    @Test
    void withoutTheRunnersTokenThereIsNone() {
        SigstoreClient client = new SigstoreClient(sigstore);

        assertThat(client.get(sigstore.actionsTokenUrl(), null).status()).isEqualTo(401);
        assertThat(client.get(sigstore.actionsTokenUrl(), "other").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tokenIsSignedByThePublishedKey(boolean rsa) throws Exception {
        if (rsa) {
            sigstore.close();
            sigstore = InProcessSigstore.builder().rsaTokens().start();
        }
        SigstoreClient client = new SigstoreClient(sigstore);
        JsonObject configuration =
                client.get("/.well-known/openid-configuration", null).json();
        JsonObject key = client.get(configuration.get("jwks_uri").getAsString(), null)
                .json()
                .getAsJsonArray("keys")
                .get(0)
                .getAsJsonObject();

        String[] parts = sigstore.token(Identity.email("jane@example.com")).split("\\.", -1);

        Signature verifier = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        verifier.initVerify(publicKey(key));
        verifier.update(ByteString.encodeUtf8(parts[0] + "." + parts[1]).toByteArray());
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        JsonObject header = decoded(parts[0]);
        assertThat(header.get("kid")).isEqualTo(key.get("kid"));
        assertThat(header.get("alg").getAsString()).isEqualTo(rsa ? "RS256" : "ES256");
        assertThat(configuration.get("issuer").getAsString()).isEqualTo(sigstore.url());
    }

    @Test
    void tokensAreSecrets() {
        String token = sigstore.token(Identity.email("jane@example.com"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> sigstore.assertNoSecretIn("Authorization: Bearer " + token))
                .withMessageNotContaining(token);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> sigstore.assertNoSecretIn(sigstore.actionsRequestToken()));
        sigstore.assertNoSecretIn("Signed as jane@example.com");
    }

    private Reply runner(String audience) {
        return new SigstoreClient(sigstore).get(sigstore.actionsTokenUrl() + audience, sigstore.actionsRequestToken());
    }

    private static JsonObject claims(String token) {
        return decoded(token.split("\\.", -1)[1]);
    }

    private static JsonObject decoded(String part) {
        return JsonParser.parseString(
                        ByteString.of(Base64.getUrlDecoder().decode(part)).utf8())
                .getAsJsonObject();
    }

    private static PublicKey publicKey(JsonObject key) throws Exception {
        if (key.get("kty").getAsString().equals("RSA")) {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
        }
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(number(key, "x"), number(key, "y")),
                        curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonObject key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(name).getAsString()));
    }
}
