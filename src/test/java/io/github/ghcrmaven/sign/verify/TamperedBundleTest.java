// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.function.Consumer;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** Sound vectors with one thing changed that signs nothing, or that only a reader could trip over. */
class TamperedBundleTest {

    /** The vector has its timestamp in lines, which strict Base64 does not; this is the same in one. */
    @Test
    void timestampAfterTheCertificatesLifeIsRefused() {
        assertRefused(
                "rekor2-timestamp-with-incorrect-time_fail",
                bundle -> {
                    JsonObject stamp = bundle.getAsJsonObject("verificationMaterial")
                            .getAsJsonObject("timestampVerificationData")
                            .getAsJsonArray("rfc3161Timestamps")
                            .get(0)
                            .getAsJsonObject();
                    String lines = stamp.get("signedTimestamp").getAsString();
                    stamp.addProperty("signedTimestamp", lines.replaceAll("\\s", ""));
                },
                "by the timestamp authority) when its certificate was not valid");
    }

    @Test
    void twoAnswersToWhoSignedAreRefused() {
        assertRefused(
                "happy-path-v0.3",
                bundle -> bundle.getAsJsonObject("verificationMaterial").add("publicKey", new JsonObject()),
                "not exactly one of certificate, x509CertificateChain and publicKey");
    }

    @Test
    void twoContentsAreRefused() {
        assertRefused(
                "happy-path-v0.3",
                bundle -> bundle.add("dsseEnvelope", new JsonObject()),
                "not exactly one of messageSignature and dsseEnvelope");
    }

    @Test
    void digestOfAnotherAlgorithmIsRefused() {
        assertRefused(
                "happy-path-v0.3",
                bundle -> bundle.getAsJsonObject("messageSignature")
                        .getAsJsonObject("messageDigest")
                        .addProperty("algorithm", "SHA2_512"),
                "the bundle's digest is not one of SHA-256");
    }

    @Test
    void chainIsRefusedWhereTheVersionHasNone() {
        assertRefused(
                "happy-path-v0.2",
                bundle -> bundle.addProperty("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json"),
                "the bundle has a chain of certificates");
    }

    /** One could be the signer's, and another what is looked at. */
    @Test
    void envelopeWithSeveralSignaturesIsRefused() {
        ConformanceVector vector = ConformanceVector.named("happy-path-intoto-in-dsse-v3");
        JsonObject bundle = bundle(vector);
        JsonArray signatures = bundle.getAsJsonObject("dsseEnvelope").getAsJsonArray("signatures");
        signatures.add(signatures.get(0).deepCopy());

        assertThatThrownBy(() -> vector.verify(
                        new SignatureVerifier(vector.trustedRoot()), ByteString.encodeUtf8(bundle.toString())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the envelope has not exactly one signature");
    }

    @Test
    void indexThatTheLogDidNotSignIsRefused() {
        assertRefused("happy-path-v0.3", bundle -> entry(bundle).addProperty("logIndex", "1"), "the log's promise");
    }

    @Test
    void timeThatTheLogDidNotSignIsRefused() {
        assertRefused(
                "happy-path-v0.3",
                bundle -> entry(bundle).addProperty("integratedTime", "1710869187"),
                "the log's promise");
    }

    /** Without promise nobody signed the time, whatever the proof says. */
    @Test
    void timeWithoutPromiseIsNone() {
        assertRefused(
                "happy-path-v0.3",
                bundle -> entry(bundle).remove("inclusionPromise"),
                "no log and no timestamp authority says when it was signed");
    }

    @Test
    void placeInTheTreeThatTheProofDoesNotProveIsRefused() {
        assertRefused(
                "rekor2-happy-path",
                bundle -> entry(bundle).getAsJsonObject("inclusionProof").addProperty("logIndex", "734"),
                "the inclusion proof does not lead");
    }

    /** Rekor 2 signs no index: what stands beside the proof is anybody's word. */
    @Test
    void indexWithoutPromiseIsTheProofs() {
        ConformanceVector vector = ConformanceVector.named("rekor2-happy-path");
        JsonObject bundle = bundle(vector);
        entry(bundle).addProperty("logIndex", "1");

        assertThat(vector.verify(new SignatureVerifier(vector.trustedRoot()), ByteString.encodeUtf8(bundle.toString()))
                        .logIndex())
                .hasValue(735);
    }

    @Test
    void oneEntryThatDoesNotHoldIsNotPassedOver() {
        assertRefused(
                "happy-path-v0.3",
                bundle -> {
                    JsonObject second = entry(bundle).deepCopy();
                    second.addProperty("logIndex", "1");
                    entries(bundle).add(second);
                },
                "the log's promise");
    }

    @Test
    void entryOfAKindThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> LoggedSignatureReader.read(
                        ByteString.encodeUtf8("{\"kind\":\"rekord\",\"apiVersion\":\"0.0.1\",\"spec\":{}}")))
                .hasMessage("the log entry is of the kind 'rekord/0.0.1'");
    }

    private static void assertRefused(String name, Consumer<JsonObject> change, String reason) {
        ConformanceVector vector = ConformanceVector.named(name);
        JsonObject bundle = bundle(vector);
        change.accept(bundle);
        ByteString changed = ByteString.encodeUtf8(bundle.toString());
        SignatureVerifier verifier = new SignatureVerifier(vector.trustedRoot());

        assertThatThrownBy(() -> verifier.file(vector.artifact(), changed, vector.policy()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(reason);
    }

    private static JsonObject bundle(ConformanceVector vector) {
        return JsonParser.parseString(vector.bundle().utf8()).getAsJsonObject();
    }

    private static JsonObject entry(JsonObject bundle) {
        return entries(bundle).get(0).getAsJsonObject();
    }

    private static JsonArray entries(JsonObject bundle) {
        return bundle.getAsJsonObject("verificationMaterial").getAsJsonArray("tlogEntries");
    }
}
