// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.OpenUploads;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.store.FoundSignature.Legible;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.sign.verify.StoredSignature.BundleBlob;
import io.github.ghcrmaven.sign.verify.StoredSignature.LegacyLayer;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.sigstore.CosignStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a registry that lists no referrers by itself, as GHCR, if not said otherwise. */
class SignatureStorageTest {

    private static final String NAME = "acme/charts/web";
    private static final Descriptor SUBJECT = new Descriptor(MediaTypes.MANIFEST, Digest.of(new byte[] {1}), 1);
    private static final String TAG = "sha256-" + SUBJECT.digest().hex() + ".sig";
    private static final ByteString PAYLOAD = ByteString.encodeUtf8("{\"critical\":{}}");
    private static final LegacyLayer OURS = layer("MEUCours<>&=");
    private static final LegacyLayer THEIRS = layer("MEUCtheirs\u2028\"");
    private static final BundleBlob BUNDLE = new BundleBlob(ByteString.encodeUtf8("{\"a\":\"bundle\"}"));
    private static final String PREDICATE = "https://sigstore.dev/cosign/sign/v1";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");

    private final InProcessGhcr ghcr = InProcessGhcr.start();

    @AfterEach
    void close() {
        ghcr.close();
    }

    private static LegacyLayer layer(String signature) {
        return new LegacyLayer(PAYLOAD, Map.of("dev.cosignproject.cosign/signature", signature));
    }

    private static Repository repository(InProcessGhcr registry) {
        return new Repository(registry.host(), NAME);
    }

    private SignatureStorage storage() {
        return new SignatureStorage(Connecting.to(ghcr).open(), repository(ghcr), OpenUploads.none());
    }

    private List<StoredSignature> stored() throws IOException {
        return stored(ghcr);
    }

    private static List<StoredSignature> stored(InProcessGhcr registry) throws IOException {
        Registry open = Connecting.to(registry).open();
        return new StoredSignatures(open, repository(registry))
                .of(SUBJECT.digest()).stream()
                        .map(found -> ((Legible) found).signature())
                        .toList();
    }

    private JsonObject image() {
        return json(ghcr.manifest(NAME, TAG));
    }

    private static JsonObject json(byte @Nullable [] bytes) {
        return JsonParser.parseString(new String(Objects.requireNonNull(bytes), UTF_8))
                .getAsJsonObject();
    }

    @Test
    void theFirstSignatureMakesTheImageThatCosignMakes() throws IOException {
        FoundSignature readBack = storage().append(SUBJECT.digest(), OURS);

        assertThat(readBack).isEqualTo(new Legible(".sig 1", OURS));
        JsonObject image = image();
        assertThat(image.keySet()).containsExactly("schemaVersion", "mediaType", "config", "layers");
        JsonObject config = image.getAsJsonObject("config");
        assertThat(config.get("mediaType").getAsString()).isEqualTo("application/vnd.oci.image.config.v1+json");
        assertThat(new String(
                        Objects.requireNonNull(
                                ghcr.blob(NAME, config.get("digest").getAsString())),
                        UTF_8))
                .isEqualTo(
                        "{\"architecture\":\"\",\"created\":\"0001-01-01T00:00:00Z\",\"history\":[{\"created\":\"0001-01-01T00:00:00Z\"}],"
                                + "\"os\":\"\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:"
                                + PAYLOAD.sha256().hex() + "\"]},\"config\":{}}");
        assertThat(image.getAsJsonArray("layers")
                        .get(0)
                        .getAsJsonObject()
                        .get("mediaType")
                        .getAsString())
                .isEqualTo(CosignStore.SIMPLE_SIGNING);
        assertThat(stored()).containsExactly(OURS);
    }

    @Test
    void whatWasPreparedIsNotUploadedAgain() throws IOException {
        SignatureStorage storage = storage();
        storage.prepareLayer(PAYLOAD);
        storage.prepareBundle();
        assertThat(ghcr.count("PUT blob")).isEqualTo(3);
        storage.append(SUBJECT.digest(), OURS);
        storage.attach(SUBJECT, BUNDLE, PREDICATE, NOW, false);

        assertThat(ghcr.count("PUT blob")).isEqualTo(4);
        assertThat(stored()).containsExactly(OURS, BUNDLE);
    }

    @Test
    void whatTheRegistryNamesOtherwiseIsNotReadBack() throws IOException {
        ghcr.fault("GET blob 1", Fault.status(200).body("another content"));
        assertThat(storage().append(SUBJECT.digest(), OURS)).isInstanceOf(FoundSignature.Illegible.class);
        ghcr.fault("GET blob 2", Fault.status(404));
        assertThat(storage().attach(SUBJECT, BUNDLE, PREDICATE, NOW, true))
                .isInstanceOf(FoundSignature.Illegible.class);
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @Test
    void whatAnotherSignerStoredStaysAsItIs() throws IOException {
        JsonObject theirs = new JsonObject();
        theirs.addProperty("mediaType", CosignStore.SIMPLE_SIGNING);
        theirs.addProperty("digest", ghcr.seedBlob(NAME, PAYLOAD.toByteArray()));
        theirs.addProperty("size", PAYLOAD.size());
        theirs.addProperty("member of a later version", 1.50);
        JsonArray layers = new JsonArray();
        layers.add(theirs);
        JsonObject before = new JsonObject();
        before.addProperty("schemaVersion", 2);
        before.add("layers", layers);
        before.addProperty("kept", "<as it is>");
        ghcr.seedManifest(NAME, TAG, before.toString().getBytes(UTF_8));
        storage().append(SUBJECT.digest(), OURS);

        assertThat(image().getAsJsonArray("layers").get(0)).isEqualTo(theirs);
        assertThat(image().get("kept")).isEqualTo(before.get("kept"));
        String config = image().getAsJsonObject("config").get("digest").getAsString();
        JsonObject files = json(ghcr.blob(NAME, config)).getAsJsonObject("rootfs");
        assertThat(files.getAsJsonArray("diff_ids")).hasSize(2);
        assertThat(json(ghcr.blob(NAME, config)).getAsJsonArray("history")).hasSize(2);
    }

    @Test
    void theSameSignatureIsNotAppendedTwice() throws IOException {
        storage().append(SUBJECT.digest(), OURS);
        storage().append(SUBJECT.digest(), THEIRS);
        storage().append(SUBJECT.digest(), OURS);

        assertThat(stored()).containsExactly(OURS, THEIRS);
        assertThat(ghcr.count("PUT tag")).isEqualTo(2);
    }

    @Test
    void anImageThatAnotherWriterReplacedIsReadAndWrittenAgain() throws IOException {
        storage().append(SUBJECT.digest(), THEIRS);
        // taken, and at once replaced by what another had read before
        ghcr.fault("PUT tag 2", Fault.status(201));
        storage().append(SUBJECT.digest(), OURS);

        assertThat(stored()).containsExactly(THEIRS, OURS);
        assertThat(ghcr.count("PUT tag")).isEqualTo(3);
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @Test
    void aFailedWriteBeginsWithReadingAgain() throws IOException {
        ghcr.fault("PUT tag 1", Fault.status(503));
        storage().append(SUBJECT.digest(), OURS);

        assertThat(stored()).containsExactly(OURS);
        assertThat(ghcr.steps().subList(0, ghcr.steps().lastIndexOf("PUT tag")))
                .as("read before each of two writes")
                .filteredOn("GET tag"::equals)
                .hasSize(2);
    }

    @Test
    void aRegistryThatNeverKeepsItIsAFault() {
        ghcr.fault("PUT tag 1", Fault.status(201), 99);

        assertThatThrownBy(() -> storage().append(SUBJECT.digest(), OURS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(TAG + " did not keep what was added to it in 8 tries");
        assertThat(ghcr.count("PUT tag")).isEqualTo(8);
    }

    @Test
    void whatIsNoImageIsNotReplaced() {
        byte[] index = Index.empty().bytes();
        ghcr.seedManifest(NAME, TAG, index);

        assertThatThrownBy(() -> storage().append(SUBJECT.digest(), OURS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(TAG + " should be signatures: it has no layers.");
        assertThat(ghcr.manifest(NAME, TAG)).isEqualTo(index);
    }

    @Test
    void signersSideBySideAllStay() throws Exception {
        SignatureStorage storage = storage();
        ExecutorService signers = Executors.newFixedThreadPool(4);
        List<LegacyLayer> layers = new ArrayList<>();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            LegacyLayer layer = layer("MEUC" + i);
            layers.add(layer);
            running.add(signers.submit(() -> {
                storage.append(SUBJECT.digest(), layer);
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        signers.shutdown();

        assertThat(stored()).containsExactlyInAnyOrderElementsOf(layers);
    }

    @Test
    void aBundleIsAttachedWithItsTypeAndAnnotations() throws IOException {
        FoundSignature readBack = storage().attach(SUBJECT, BUNDLE, PREDICATE, NOW, true);

        assertThat(readBack).isEqualTo(new Legible("bundle", BUNDLE));
        Descriptor entry = Index.parse(Objects.requireNonNull(
                        ghcr.manifest(NAME, Tag.ofReferrers(SUBJECT.digest()).name())))
                .manifests()
                .get(0);
        assertThat(entry.artifactType()).contains(CosignStore.BUNDLE);
        assertThat(entry.annotations())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "dev.sigstore.bundle.content", "dsse-envelope",
                        "dev.sigstore.bundle.predicateType", PREDICATE,
                        "org.opencontainers.image.created", "2026-11-21T12:00:00Z"));
        assertThat(stored()).containsExactly(BUNDLE);
    }

    @Test
    void aRegistryThatListsReferrersGetsNoTag() throws IOException {
        try (InProcessGhcr listing = InProcessGhcr.builder().referrers(10).start()) {
            new SignatureStorage(Connecting.to(listing).open(), repository(listing), OpenUploads.none())
                    .attach(SUBJECT, BUNDLE, PREDICATE, NOW, true);

            assertThat(listing.tags(NAME)).isEmpty();
            assertThat(stored(listing)).containsExactly(BUNDLE);
        }
    }
}
