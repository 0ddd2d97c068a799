// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class TrustedRootTest {

    private static final ConformanceVector PUBLIC = ConformanceVector.named("happy-path-v0.3");

    @Test
    void rootOfThePublicSigstoreIsRead() {
        TrustedRoot root = PUBLIC.trustedRoot();

        assertThat(root.logs()).hasSize(2);
        assertThat(root.certificateLogs()).hasSize(2);
        assertThat(root.certificateAuthorities()).hasSize(2);
        assertThat(root.timestampAuthorities()).hasSize(1);
    }

    /** A log with a key of tomorrow must not keep those of today from being verified. */
    @Test
    void logWithAKeyOfAnUnknownKindIsPassedOver() {
        TrustedRoot root = parse(
                changed(json -> log(json, 1).getAsJsonObject("publicKey").addProperty("keyDetails", "ML_DSA_65")));

        assertThat(root.logs()).hasSize(1);
        assertThat(PUBLIC.verify(new SignatureVerifier(root), PUBLIC.bundle()).logIndex())
                .isNotEmpty();
    }

    @Test
    void signatureOfALogAfterItsTimeIsRefused() {
        TrustedRoot root = parse(changed(json -> log(json, 0)
                .getAsJsonObject("publicKey")
                .getAsJsonObject("validFor")
                .addProperty("end", "2024-03-19T17:26:25Z")));

        assertThatThrownBy(() -> PUBLIC.verify(new SignatureVerifier(root), PUBLIC.bundle()))
                .hasMessageContaining("when the trusted root does not take the log's word");
    }

    /** The token is by the certificate that the root names, but that one is by nobody whom the root names. */
    @Test
    void timestampAuthorityThatDoesNotTraceBackToItsRootIsRefused() {
        ConformanceVector vector = ConformanceVector.named("rekor2-happy-path");
        JsonObject json =
                JsonParser.parseString(vector.trustedRootBytes().utf8()).getAsJsonObject();
        JsonArray own = certificates(json, "timestampAuthorities");
        JsonArray other = certificates(json, "certificateAuthorities");
        own.set(own.size() - 1, other.get(other.size() - 1));
        SignatureVerifier verifier = new SignatureVerifier(parse(ByteString.encodeUtf8(json.toString())));

        assertThatThrownBy(() -> vector.verify(verifier, vector.bundle()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the timestamp authority's certificate does not trace back to the authority at");
    }

    @Test
    void logWithoutHostOrWithAnIdentifierThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> parse(changed(json -> log(json, 0).addProperty("baseUrl", "rekor"))))
                .hasMessageContaining("baseUrl names no host");
        assertThatThrownBy(() -> parse(
                        changed(json -> log(json, 0).getAsJsonObject("logId").addProperty("keyId", "AQID"))))
                .hasMessageContaining("has an identifier that is too short");
    }

    @Test
    void validityHasBothItsEnds() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Instant end = Instant.parse("2026-02-01T00:00:00Z");
        Validity validity = new Validity(start, Optional.of(end));

        assertThat(validity.contains(start)).isTrue();
        assertThat(validity.contains(end)).isTrue();
        assertThat(validity.contains(start.minusMillis(1))).isFalse();
        assertThat(validity.contains(end.plusMillis(1))).isFalse();
        assertThat(new Validity(start, Optional.empty()).contains(end.plusSeconds(1L << 33)))
                .isTrue();
    }

    @Test
    void whatIsNoTrustedRootIsRefusedByItsName() {
        assertThatThrownBy(() -> TrustedRoot.parse(PUBLIC.bundle(), "root.json"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("The trusted root root.json cannot be used: its mediaType is not ");
    }

    @Test
    void authorityWithoutCertificatesIsRefused() {
        ByteString empty = changed(json -> json.getAsJsonArray("certificateAuthorities")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("certChain")
                .remove("certificates"));

        assertThatThrownBy(() -> parse(empty))
                .hasMessageContaining("an authority of the trusted root has no certificates");
    }

    @Test
    void keysOfKindsThatAreTooWeakAreRefused() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        ByteString weak = ByteString.of(generator.generateKeyPair().getPublic().getEncoded());
        String rsa1024 = "-----BEGIN PUBLIC KEY-----\n" + weak.base64() + "\n-----END PUBLIC KEY-----\n";

        assertThatThrownBy(() -> VerificationKey.parse(rsa1024))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("the RSA key has fewer than 2048 bits");
        assertThatThrownBy(() -> VerificationKey.parse(rsa1024.replace("PUBLIC", "PRIVATE")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("the public key is not PEM of one PUBLIC KEY");
    }

    private static TrustedRoot parse(ByteString json) {
        return TrustedRoot.parse(json, "of the test");
    }

    private static ByteString changed(Consumer<JsonObject> change) {
        JsonObject json =
                JsonParser.parseString(PUBLIC.trustedRootBytes().utf8()).getAsJsonObject();
        change.accept(json);
        return ByteString.encodeUtf8(json.toString());
    }

    private static JsonArray certificates(JsonObject json, String authorities) {
        return json.getAsJsonArray(authorities)
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("certChain")
                .getAsJsonArray("certificates");
    }

    private static JsonObject log(JsonObject json, int number) {
        return json.getAsJsonArray("tlogs").get(number).getAsJsonObject();
    }
}
