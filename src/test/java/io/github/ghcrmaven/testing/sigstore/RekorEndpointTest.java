// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.sigstore.SigstoreClient.Reply;
import java.io.UncheckedIOException;
import java.util.Objects;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RekorEndpointTest {
    private static final ByteString PAYLOAD = ByteString.encodeUtf8("what is signed");

    private final InProcessSigstore sigstore = InProcessSigstore.builder()
            .clock(new SettableClock("2026-11-21T12:00:00Z"))
            .start();
    private final SigstoreClient client = new SigstoreClient(sigstore);
    private final ServiceKey key = ServiceKey.p256();
    private final String publicKey = Pem.of(key.publicKey());
    private final ByteString signature = key.sign(PAYLOAD);

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void bodyOfAHashedRekordIsCanonical() {
        JsonObject entry = entry(client.hashedRekord(PAYLOAD, signature, publicKey));

        assertThat(decoded(entry.get("body").getAsString()))
                .isEqualTo("{\"apiVersion\":\"0.0.1\",\"kind\":\"hashedrekord\",\"spec\":{\"data\":{\"hash\":"
                        + "{\"algorithm\":\"sha256\",\"value\":\""
                        + PAYLOAD.sha256().hex() + "\"}},\"signature\":"
                        + "{\"content\":\"" + signature.base64() + "\",\"publicKey\":{\"content\":\""
                        + ByteString.encodeUtf8(publicKey).base64() + "\"}}}}");
        assertThat(entry.get("integratedTime").getAsLong()).isEqualTo(1795262400);
    }

    @Test
    void bodyOfADsseEntryHasHashesInPlaceOfTheEnvelope() {
        String envelope = envelope(key.sign(ByteString.encodeUtf8("DSSEv1 28 application/vnd.in-toto+json 2 {}")));

        JsonObject entry = entry(client.dsse(envelope, publicKey));

        JsonObject body =
                JsonParser.parseString(decoded(entry.get("body").getAsString())).getAsJsonObject();
        JsonObject spec = body.getAsJsonObject("spec");
        assertThat(body.get("kind").getAsString()).isEqualTo("dsse");
        assertThat(spec.keySet()).containsExactly("envelopeHash", "payloadHash", "signatures");
        assertThat(spec.getAsJsonObject("envelopeHash").get("value").getAsString())
                .isEqualTo(ByteString.encodeUtf8(envelope).sha256().hex());
        assertThat(spec.getAsJsonObject("payloadHash").get("value").getAsString())
                .isEqualTo(ByteString.encodeUtf8("{}").sha256().hex());
        assertThat(sigstore.logged()).containsExactly(body.toString());
    }

    @Test
    void verifierIsLoggedInOneFormWhateverItsLineEnds() {
        String sent = publicKey.strip().replace("\n", "\r\n");
        String envelope = envelope(key.sign(ByteString.encodeUtf8("DSSEv1 28 application/vnd.in-toto+json 2 {}")));

        client.hashedRekord(PAYLOAD, signature, sent);
        client.dsse(envelope, sent);

        assertThat(sigstore.logged())
                .hasSize(2)
                .allSatisfy(body -> assertThat(body)
                        .contains("\"" + ByteString.encodeUtf8(publicKey).base64() + "\""));
    }

    @Test
    void rsaKeysSignAsWell() {
        ServiceKey rsa = ServiceKey.rsa();

        assertThat(client.hashedRekord(PAYLOAD, rsa.sign(PAYLOAD), Pem.of(rsa.publicKey()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void badSignatureIsNotLogged() {
        ByteString other = ByteString.encodeUtf8("something else");
        ServiceKey rsa = ServiceKey.rsa();

        assertThat(client.hashedRekord(other, signature, publicKey).status()).isEqualTo(400);
        assertThat(client.hashedRekord(other, rsa.sign(PAYLOAD), Pem.of(rsa.publicKey()))
                        .status())
                .isEqualTo(400);
        assertThat(client.dsse(envelope(signature), publicKey).status()).isEqualTo(400);
        assertThat(client.dsse("{\"payload\":\"e30=\",\"payloadType\":\"x\",\"signatures\":[1]}", publicKey)
                        .status())
                .isEqualTo(400);
        assertThat(client.post(RekorEndpoint.ENTRIES, new JsonObject()).status())
                .isEqualTo(400);
        assertThat(sigstore.logged()).isEmpty();
    }

    /** cosign 3 takes the entry by its ETag. */
    @Test
    void etagAndLocationNameTheEntry() {
        Reply reply = client.hashedRekord(PAYLOAD, signature, publicKey);

        String uuid = reply.json().keySet().iterator().next();
        assertThat(uuid).hasSize(80).startsWith("0000000000001092");
        assertThat(reply.tag()).isEqualTo(uuid);
        assertThat(reply.location()).isEqualTo("/api/v1/log/entries/" + uuid);
    }

    @Test
    void sameEntryAgainIsAConflictThatNamesTheFirst() {
        Reply first = client.hashedRekord(PAYLOAD, signature, publicKey);

        Reply second = client.hashedRekord(PAYLOAD, signature, publicKey);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(second.json().get("message").getAsString())
                .isEqualTo("an equivalent entry already exists in the transparency log with UUID " + first.tag());
        assertThat(sigstore.logged()).hasSize(1);
    }

    @Test
    void lostAnswerIsFoundThroughTheConflict() {
        sigstore.fault("POST entries 1", Fault.status(502).body("lost"));
        assertThat(client.hashedRekord(PAYLOAD, signature, publicKey).status()).isEqualTo(502);
        assertThat(sigstore.logged()).isEmpty();
        sigstore.fault("POST entries 2", Fault.truncated());
        try {
            client.hashedRekord(PAYLOAD, signature, publicKey);
        } catch (UncheckedIOException expected) {
            // the answer breaks off
        }

        Reply again = client.hashedRekord(PAYLOAD, signature, publicKey);

        assertThat(again.status()).isEqualTo(409);
        assertThat(client.get(Objects.requireNonNull(again.location()), null).status())
                .isEqualTo(200);
        assertThat(sigstore.pendingFaults()).isEmpty();
        assertThat(sigstore.count("POST entries")).isEqualTo(3);
    }

    @Test
    void entryIsReadByUuidAndByIndex() {
        Reply created = client.hashedRekord(PAYLOAD, signature, publicKey);
        JsonObject entry = entry(created);

        JsonObject byUuid = entry(client.get(Objects.requireNonNull(created.location()), null));
        JsonObject byIndex = entry(client.get("/api/v1/log/entries?logIndex=" + entry.get("logIndex"), null));

        assertThat(byUuid.get("body")).isEqualTo(entry.get("body"));
        assertThat(byIndex.get("body")).isEqualTo(entry.get("body"));
        assertThat(client.get("/api/v1/log/entries?logIndex=1", null).status()).isEqualTo(404);
        assertThat(client.get("/api/v1/log/entries/" + "0".repeat(80), null).status())
                .isEqualTo(404);
    }

    @Test
    void proofCountsWithinTheShardAndTheEntryOverAll() {
        JsonObject entry = entry(client.hashedRekord(PAYLOAD, signature, publicKey));

        JsonObject proof = entry.getAsJsonObject("verification").getAsJsonObject("inclusionProof");
        assertThat(proof.get("logIndex").getAsLong()).isEqualTo(3);
        assertThat(proof.get("treeSize").getAsLong()).isEqualTo(4);
        assertThat(entry.get("logIndex").getAsLong()).isEqualTo(1003);
    }

    @Test
    void logTellsItsKeyAndState() {
        client.hashedRekord(PAYLOAD, signature, publicKey);

        assertThat(client.get("/api/v1/log/publicKey", null).body().utf8()).startsWith("-----BEGIN PUBLIC KEY-----\n");
        assertThat(client.get("/api/v1/log", null).json().get("treeSize").getAsInt())
                .isEqualTo(4);
    }

    private static String envelope(ByteString signature) {
        return "{\"payload\":\"e30=\",\"payloadType\":\"application/vnd.in-toto+json\",\"signatures\":[{\"sig\":\""
                + signature.base64() + "\"}]}";
    }

    private static JsonObject entry(Reply reply) {
        assertThat(reply.status()).isBetween(200, 201);
        return reply.json().asMap().values().iterator().next().getAsJsonObject();
    }

    private static String decoded(String base64) {
        return Objects.requireNonNull(ByteString.decodeBase64(base64)).utf8();
    }
}
