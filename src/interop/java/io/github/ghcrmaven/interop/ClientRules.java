// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.FileSink;
import io.github.ghcrmaven.registry.MemorySink;
import io.github.ghcrmaven.registry.Referrers;
import io.github.ghcrmaven.registry.RemoteRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the plugin's own client reads and writes at a registry of another make, among tools of others. */
@ExtendWith(Prerequisites.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClientRules {

    private static final Tag TAG = new Tag("1.0.0");
    private static final int LARGE = 3 << 20;

    @RegisterExtension
    final RegistryLog registryLog = new RegistryLog();

    private final Blob config = Blob.of(MediaTypes.HELM_CONFIG, "config", "{\"name\":\"web\"}".getBytes(UTF_8));
    private final byte[] content = new byte[LARGE];

    private Path folder;
    private Registry registry;
    private RemoteRegistry client;
    private Repository repository;
    private Manifest manifest;
    private Blob layer;
    private Crane crane;
    private Skopeo skopeo;

    /** Starts the registry, with its files in {@code folder}. */
    abstract Registry start(Path folder) throws IOException;

    /** Whether it lists the referrers of a manifest by itself. */
    abstract boolean listsReferrers();

    /** How many tags are listed: one more than the client asks for at once. */
    int tags() {
        return 1001;
    }

    /** How the client reaches it. */
    Connecting connecting(Connecting direct) throws IOException {
        return direct;
    }

    @BeforeAll
    final void push() throws IOException {
        folder = Suite.emptyFolder(getClass().getSimpleName());
        registry = start(Files.createDirectory(folder.resolve("registry")));
        registryLog.of(registry);
        Connecting anonymous = Connecting.to(registry.host());
        client = connecting(registry.login()
                        .map(login -> anonymous.with(login.user(), login.password()))
                        .orElse(anonymous))
                .open();
        Path docker = registry.writeDockerConfig(Files.createDirectory(folder.resolve("docker")));
        crane = new Crane(docker);
        skopeo = new Skopeo(docker);

        new Random(1).nextBytes(content);
        layer = Blob.of(MediaTypes.HELM_CHART, "layer", content);
        manifest = Manifest.of(config.descriptor(), List.of(layer.descriptor()), new TreeMap<>());
        repository = repository("client/web");
        client.putBlob(repository, config, client.openUpload(repository));
        client.putBlob(repository, layer, Optional.empty());
        client.putManifest(repository.at(manifest.digest()), manifest);
        client.putManifest(repository.tagged(TAG), manifest);
    }

    @AfterAll
    final void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    private Repository repository(String path) {
        return new Repository(registry.host(), path);
    }

    /** Kept after the run for whoever looks into a failure. */
    final Path folder() {
        return folder;
    }

    final Registry registry() {
        return registry;
    }

    final Crane crane() {
        return crane;
    }

    private byte[] small(Repository from, Descriptor blob) throws IOException {
        MemorySink sink = new MemorySink(LARGE);
        client.readBlob(from, blob, sink);
        return sink.bytes();
    }

    @Test
    final void whatWasPushedIsReadBack() throws IOException {
        Path file = folder.resolve("web.tgz");
        client.readBlob(repository, layer.descriptor(), new FileSink(file));

        assertThat(client.find(repository.tagged(TAG))).contains(manifest.digest());
        assertThat(client.read(repository.tagged(TAG))).contains(manifest.bytes());
        assertThat(client.read(repository.at(manifest.digest()))).contains(manifest.bytes());
        assertThat(small(repository, config.descriptor())).asString(UTF_8).isEqualTo("{\"name\":\"web\"}");
        assertThat(Digest.of(Files.readAllBytes(file))).isEqualTo(Digest.of(content));
    }

    @Test
    final void craneReadsWhatWasPushed() throws IOException {
        assertThat(crane.manifest(repository.tagged(TAG).toString())).isEqualTo(manifest.bytes());
        assertThat(Digest.of(
                        crane.blob(repository.at(layer.descriptor().digest()).toString())))
                .isEqualTo(Digest.of(content));
    }

    @Test
    final void whatCraneMadeIsRead() throws IOException {
        Repository byCrane = repository("client/by-crane");
        Path archive = Files.write(folder.resolve("by-crane.tar"), new byte[10_240]);
        crane.append(archive, byCrane.tagged(TAG).toString());

        assertBlobsAreRead(byCrane, client.read(byCrane.tagged(TAG)).orElseThrow());
    }

    @Test
    final void whatSkopeoCopiedIsReadByteForByte() throws IOException {
        Repository bySkopeo = repository("client/by-skopeo");
        Path layout = folder.resolve("layout");
        skopeo.copyToLayout(repository.tagged(TAG).toString(), layout, "copy");
        skopeo.copyFromLayout(layout, "copy", bySkopeo.tagged(TAG).toString());

        byte[] copied = client.read(bySkopeo.tagged(TAG)).orElseThrow();
        assertThat(copied).asString(UTF_8).isEqualTo(new String(manifest.bytes(), UTF_8));
        assertBlobsAreRead(bySkopeo, copied);
    }

    /** Reading holds each to the digest and the length that the manifest says. */
    private void assertBlobsAreRead(Repository from, byte[] read) throws IOException {
        JsonObject parts = JsonParser.parseString(new String(read, UTF_8)).getAsJsonObject();
        List<JsonElement> blobs = new ArrayList<>(parts.getAsJsonArray("layers").asList());
        blobs.add(parts.get("config"));
        assertThat(blobs).hasSizeGreaterThan(1);
        for (JsonElement blob : blobs) {
            JsonObject entry = blob.getAsJsonObject();
            Descriptor descriptor = new Descriptor(
                    entry.get("mediaType").getAsString(),
                    io.github.ghcrmaven.oci.Digest.parse(entry.get("digest").getAsString()),
                    entry.get("size").getAsLong());
            assertThat(small(from, descriptor)).hasSize((int) descriptor.size());
        }
    }

    @Test
    final void aBlobThatIsNotThereIsRefused() {
        Descriptor absent = Blob.of("application/x", "absent", new byte[7]).descriptor();

        assertThatThrownBy(() -> small(repository, absent))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("404 BLOB_UNKNOWN")
                .hasMessageContaining("#not-found");
    }

    @Test
    final void tagsAreListedToTheEnd() throws IOException {
        Repository tagged = repository("client/tagged");
        client.putBlob(tagged, config, Optional.empty());
        Manifest small = Manifest.of(config.descriptor(), List.of(config.descriptor()), new TreeMap<>());
        List<Tag> tags = new ArrayList<>();
        for (int number = 0; number < tags(); number++) {
            Tag tag = new Tag("1.0." + number);
            client.putManifest(tagged.tagged(tag), small);
            tags.add(tag);
        }

        assertThat(client.tags(tagged).orElseThrow()).containsExactlyInAnyOrderElementsOf(tags);
    }

    @Test
    final void aRepositoryThatIsNotThereHasNoTags() throws IOException {
        assertThat(client.tags(repository("client/absent"))).isEmpty();
    }

    @Test
    final void whatIsAttachedIsFound() throws IOException {
        Manifest first = note("first");
        Manifest second = note("second");
        client.putBlob(repository, Blob.of(MediaTypes.EMPTY, "config", "{}".getBytes(UTF_8)), Optional.empty());
        client.attach(repository, manifest.digest(), first, true);
        Referrers attached = client.attach(repository, manifest.digest(), second, true);

        assertThat(attached.lists(second.digest())).isEqualTo(listsReferrers());
        List<Descriptor> all = client.referrers(repository, manifest.digest()).all();
        assertThat(all).map(Descriptor::digest).containsExactlyInAnyOrder(first.digest(), second.digest());
        Reference tag = repository.tagged(Tag.ofReferrers(manifest.digest()));
        if (listsReferrers()) {
            assertThat(client.find(tag)).isEmpty();
        } else {
            assertThat(Index.parse(crane.manifest(tag.toString())).manifests())
                    .containsExactly(first.descriptor(), second.descriptor());
        }
    }

    private Manifest note(String text) {
        return Manifest.referrer(
                "application/vnd.example.note",
                List.of(config.descriptor()),
                manifest.descriptor(),
                new TreeMap<>(Map.of("note", text)));
    }
}
