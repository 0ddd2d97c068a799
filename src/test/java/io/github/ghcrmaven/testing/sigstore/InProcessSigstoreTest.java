// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InProcessSigstoreTest {
    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final SigstoreClient client = new SigstoreClient(sigstore);

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void requestsAreCountedByStep() {
        Signed.by(sigstore);

        assertThat(sigstore.steps()).containsExactly("POST signingCert", "POST entries", "POST timestamp");
        assertThat(sigstore.count("POST entries")).isEqualTo(1);
        assertThat(sigstore.exchanges()).extracting("status").containsExactly(200, 201, 201);
    }

    @Test
    void faultStrikesTheRequestOfItsOrdinal() {
        sigstore.fault("POST signingCert 2", Fault.status(503));
        ServiceKey key = ServiceKey.p256();
        String principal = "repo:acme/charts:ref:refs/heads/main";

        assertThat(client.certificate(sigstore.token(Signed.SIGNER), key, principal)
                        .status())
                .isEqualTo(200);
        assertThat(client.certificateOfVersion1(sigstore.token(Signed.SIGNER), key, principal)
                        .status())
                .isEqualTo(503);
        assertThat(sigstore.pendingFaults()).isEmpty();
    }

    @Test
    void unknownPathIsNotFound() {
        assertThat(client.get("/api/v3/anything", null).status()).isEqualTo(404);
        assertThat(sigstore.steps()).containsExactly("GET unknown");
    }

    @Test
    void filesAreThoseThatCosignReads(@TempDir Path folder) throws Exception {
        TrustFiles files = sigstore.writeTo(folder.resolve("trust"));

        assertThat(Files.readString(files.trustedRoot())).isEqualTo(sigstore.trustedRoot());
        assertThat(Files.readString(files.rekor2())).isEqualTo(sigstore.signingConfig(SigningServices.REKOR_2));
        assertThat(Files.readString(files.rekorKey()))
                .isEqualTo(client.get("/api/v1/log/publicKey", null).body().utf8());
        assertThat(Signed.certificates(Files.readString(files.authorityChain())))
                .hasSize(2);
        assertThat(Signed.certificates(Files.readString(files.timestampChain())))
                .hasSize(2);
        assertThat(Files.readString(files.certificateLogKey())).startsWith("-----BEGIN PUBLIC KEY-----");
    }

    @Test
    void secondGenerationLogsOnceAndSaysNoTime() {
        ServiceKey key = ServiceKey.p256();
        ByteString payload = ByteString.encodeUtf8("what is signed");
        var request = SigstoreClient.tilesRequest(payload, key);

        var created = client.post("/api/v2/log/entries", request);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().has("integratedTime")).isFalse();
        assertThat(created.json().has("inclusionPromise")).isFalse();
        assertThat(sigstore.logged())
                .containsExactly(Objects.requireNonNull(ByteString.decodeBase64(
                                created.json().get("canonicalizedBody").getAsString()))
                        .utf8());
        assertThat(client.post("/api/v2/log/entries", request).status()).isEqualTo(409);
    }

    /** Since rekor-tiles 2.3 there are no others. */
    @Test
    void secondGenerationTakesNoDsseEntries() {
        var request = SigstoreClient.tilesRequest(ByteString.encodeUtf8("x"), ServiceKey.p256());
        request.add("dsseRequestV002", request.remove("hashedRekordRequestV002"));

        assertThat(client.post("/api/v2/log/entries", request).status()).isEqualTo(400);
        assertThat(sigstore.logged()).isEmpty();
    }

    @Test
    void secondGenerationVerifiesTheSignature() {
        var otherDigest = SigstoreClient.tilesRequest(ByteString.encodeUtf8("x"), ServiceKey.p256());
        otherDigest
                .getAsJsonObject("hashedRekordRequestV002")
                .addProperty("digest", ByteString.encodeUtf8("y").sha256().base64());
        var noDetails = SigstoreClient.tilesRequest(ByteString.encodeUtf8("x"), ServiceKey.p256());
        noDetails
                .getAsJsonObject("hashedRekordRequestV002")
                .getAsJsonObject("signature")
                .getAsJsonObject("verifier")
                .remove("keyDetails");

        assertThat(client.post("/api/v2/log/entries", otherDigest).status()).isEqualTo(400);
        assertThat(client.post("/api/v2/log/entries", noDetails).status()).isEqualTo(400);
        assertThat(sigstore.logged()).isEmpty();
    }
}
