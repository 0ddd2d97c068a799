// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.layout;

import static io.github.ghcrmaven.layout.Samples.CONFIG;
import static io.github.ghcrmaven.layout.Samples.LAYER;
import static io.github.ghcrmaven.layout.Samples.MANIFEST;
import static io.github.ghcrmaven.layout.Samples.OTHER;
import static io.github.ghcrmaven.layout.Samples.REPOSITORY;
import static io.github.ghcrmaven.layout.Samples.TAG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.FileSink;
import io.github.ghcrmaven.registry.MemorySink;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutRegistryTest {

    @TempDir
    private Path folder;

    private Path layout;
    private LayoutRegistry registry;

    @BeforeEach
    void open() throws IOException {
        layout = folder.resolve("target/web");
        registry = LayoutRegistry.of(layout);
    }

    private List<String> entries() throws IOException {
        return Index.parse(Files.readAllBytes(layout.resolve("index.json"))).manifests().stream()
                .map(entry -> entry.digest().abbreviated()
                        + " "
                        + entry.annotations().getOrDefault("org.opencontainers.image.ref.name", "-"))
                .toList();
    }

    private static String entry(Manifest manifest, String tag) {
        return manifest.digest().abbreviated() + " " + tag;
    }

    private byte[] blob(Descriptor blob) throws IOException {
        MemorySink sink = new MemorySink(1000);
        registry.readBlob(REPOSITORY, blob, sink);
        return sink.bytes();
    }

    @Test
    void theFirstWriteMakesALayoutAsTheSpecificationHasIt() throws IOException {
        Samples.publish(registry);

        assertThat(layout.resolve("oci-layout")).hasContent("{\"imageLayoutVersion\":\"1.0.0\"}");
        assertThat(Samples.index(layout))
                .hasToString("{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.INDEX
                        + "\",\"manifests\":[{\"mediaType\":\"" + MediaTypes.MANIFEST + "\",\"digest\":\""
                        + MANIFEST.digest()
                        + "\",\"size\":" + MANIFEST.bytes().length
                        + ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"1.0.0\"}}]}");
        assertThat(Samples.blob(layout, MANIFEST.digest())).hasBinaryContent(MANIFEST.bytes());
        assertThat(Samples.blob(layout, LAYER.descriptor().digest())).hasContent("as good as an archive");
    }

    @Test
    void whatWasPutIsFoundAndRead() throws IOException {
        Samples.publish(registry);

        assertThat(registry.find(REPOSITORY.tagged(TAG))).contains(MANIFEST.digest());
        assertThat(registry.find(REPOSITORY.at(MANIFEST.digest()))).contains(MANIFEST.digest());
        assertThat(registry.read(REPOSITORY.tagged(TAG)).orElseThrow()).isEqualTo(MANIFEST.bytes());
        assertThat(registry.read(REPOSITORY.at(MANIFEST.digest())).orElseThrow())
                .isEqualTo(MANIFEST.bytes());
        assertThat(registry.tags(REPOSITORY)).contains(List.of(TAG));
        assertThat(blob(CONFIG.descriptor())).isEqualTo(Samples.bytes("{\"name\":\"web\"}"));
        assertThat(registry.requests()).isZero();
    }

    @Test
    void whereNoFolderIsNothingIsAndReadingMakesNone() throws IOException {
        assertThat(registry.find(REPOSITORY.tagged(TAG))).isEmpty();
        assertThat(registry.find(REPOSITORY.at(MANIFEST.digest()))).isEmpty();
        assertThat(registry.read(REPOSITORY.tagged(TAG))).isEmpty();
        assertThat(registry.read(REPOSITORY.at(MANIFEST.digest()))).isEmpty();
        assertThat(registry.tags(REPOSITORY)).isEmpty();
        assertThat(registry.referrers(REPOSITORY, MANIFEST.digest()).all()).isEmpty();
        assertThat(registry.openUpload(REPOSITORY)).isEmpty();
        assertThat(layout).doesNotExist();
    }

    @Test
    void whatIsNotNamedIsNotFound() throws IOException {
        Samples.putBlobs(registry);

        assertThat(registry.find(REPOSITORY.tagged(TAG))).isEmpty();
        assertThat(registry.find(REPOSITORY.at(CONFIG.descriptor().digest()))).isEmpty();
    }

    @Test
    void aManifestWithoutTagStandsInTheIndexByItself() throws IOException {
        Samples.putBlobs(registry);
        registry.putManifest(REPOSITORY.at(MANIFEST.digest()), MANIFEST);
        registry.putManifest(REPOSITORY.at(MANIFEST.digest()), MANIFEST);

        assertThat(entries()).containsExactly(entry(MANIFEST, "-"));
        assertThat(registry.tags(REPOSITORY)).contains(List.of());
    }

    @Test
    void eachTagOfAManifestIsAnEntry() throws IOException {
        Samples.publish(registry);
        registry.putManifest(REPOSITORY.tagged(new Tag("latest")), MANIFEST);

        assertThat(entries()).containsExactly(entry(MANIFEST, "1.0.0"), entry(MANIFEST, "latest"));
    }

    @Test
    void aTagThatMovesLeavesWhatItStoodOn() throws IOException {
        Samples.publish(registry);
        registry.putManifest(REPOSITORY.tagged(TAG), OTHER);

        assertThat(entries()).containsExactly(entry(OTHER, "1.0.0"), entry(MANIFEST, "-"));
        assertThat(registry.find(REPOSITORY.at(MANIFEST.digest()))).isPresent();
    }

    @Test
    void aTagThatStandsThereAlreadyChangesNothing() throws IOException {
        Samples.publish(registry);
        registry.putManifest(REPOSITORY.tagged(new Tag("latest")), MANIFEST);
        byte[] before = Files.readAllBytes(layout.resolve("index.json"));
        Samples.publish(registry);

        assertThat(layout.resolve("index.json")).hasBinaryContent(before);
    }

    @Test
    void referrersAreListedUnderTheirTagAndStandInTheIndexThemselves() throws IOException {
        Samples.publish(registry);
        Manifest ours = Samples.referrer("ours");
        Manifest theirs = Samples.referrer("theirs");
        registry.attach(REPOSITORY, MANIFEST.digest(), theirs, false);
        registry.attach(REPOSITORY, MANIFEST.digest(), ours, false);
        registry.attach(REPOSITORY, MANIFEST.digest(), ours, false);

        assertThat(registry.referrers(REPOSITORY, MANIFEST.digest()).listed()).isEmpty();
        assertThat(registry.referrers(REPOSITORY, MANIFEST.digest()).all())
                .containsExactly(theirs.descriptor(), ours.descriptor());
        Index list = Index.parse(registry.read(REPOSITORY.tagged(Tag.ofReferrers(MANIFEST.digest())))
                .orElseThrow());
        assertThat(entries())
                .as("one index under the tag, and not those before it")
                .containsExactlyInAnyOrder(
                        entry(MANIFEST, "1.0.0"),
                        entry(theirs, "-"),
                        entry(ours, "-"),
                        list.digest().abbreviated()
                                + " "
                                + Tag.ofReferrers(MANIFEST.digest()).name());
    }

    @Test
    void anAmendmentIsAskedWithWhatIsThere() throws IOException {
        Samples.publish(registry);
        registry.amend(REPOSITORY.tagged(TAG), there -> {
            assertThat(there.orElseThrow()).isEqualTo(MANIFEST.bytes());
            return Optional.of(OTHER);
        });
        registry.amend(REPOSITORY.tagged(TAG), there -> Optional.empty());

        assertThat(registry.find(REPOSITORY.tagged(TAG))).contains(OTHER.digest());
        assertThat(entries()).containsExactly(entry(OTHER, "1.0.0"));
    }

    @Test
    void whatSomebodyElsePutMeanwhileIsAmendedInstead() throws IOException {
        Samples.publish(registry);
        Manifest meanwhile = Samples.manifest("meanwhile");
        int[] asked = {0};
        registry.amend(REPOSITORY.tagged(TAG), there -> {
            if (asked[0]++ == 0) {
                LayoutRegistry.of(layout).putManifest(REPOSITORY.tagged(TAG), meanwhile);
                return Optional.of(OTHER);
            }
            assertThat(there.orElseThrow()).isEqualTo(meanwhile.bytes());
            return Optional.of(Samples.manifest("after that"));
        });

        assertThat(asked[0]).isEqualTo(2);
        assertThat(registry.find(REPOSITORY.tagged(TAG)))
                .contains(Samples.manifest("after that").digest());
    }

    @Test
    void aManifestThatNamesWhatIsNotThereIsRefused() throws IOException {
        registry.putBlob(REPOSITORY, CONFIG, Optional.empty());

        assertThatThrownBy(() -> registry.putManifest(REPOSITORY.tagged(TAG), MANIFEST))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("The blob " + LAYER.descriptor().digest())
                .hasMessageContaining("is not there");
        assertThat(registry.tags(REPOSITORY)).contains(List.of());
    }

    @Test
    void aManifestWhoseBlobHasGoneIsNotThere() throws IOException {
        Samples.publish(registry);
        Files.delete(Samples.blob(layout, LAYER.descriptor().digest()));

        assertThat(registry.find(REPOSITORY.at(MANIFEST.digest()))).isEmpty();
    }

    @Test
    void aBlobThatIsDamagedIsMendedByTheNextRun() throws IOException {
        Samples.publish(registry);
        Path file = Samples.blob(layout, LAYER.descriptor().digest());
        Files.writeString(file, "as good as no archive");
        registry.putBlob(REPOSITORY, LAYER, Optional.empty());

        assertThat(file).hasContent("as good as an archive");
    }

    @Test
    void aBlobThatIsThereIsNotWrittenAgain() throws IOException {
        Samples.publish(registry);
        Blob again = new Blob(LAYER.descriptor(), "again", () -> {
            throw new AssertionError("opened");
        });
        registry.putBlob(REPOSITORY, again, Optional.empty());

        assertThat(blob(LAYER.descriptor())).isEqualTo(Samples.bytes("as good as an archive"));
    }

    @Test
    void aWriteThatFailsLeavesNothing() throws IOException {
        Blob changed = new Blob(
                LAYER.descriptor(),
                "web-1.0.0.tgz",
                () -> new ByteArrayInputStream(Samples.bytes("as good as no archive")));

        assertThatThrownBy(() -> registry.putBlob(REPOSITORY, changed, Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("web-1.0.0.tgz has changed since it was hashed");
        assertThat(files()).containsExactlyInAnyOrder(".lock", "oci-layout", "index.json");
    }

    @Test
    void aWriteThatIsBrokenOffLeavesWhatWasThere() throws IOException {
        Samples.publish(registry);
        Path file = Samples.blob(layout, LAYER.descriptor().digest());
        Files.writeString(file, "damaged");
        List<String> before = files();
        Blob broken = new Blob(
                LAYER.descriptor(),
                "web-1.0.0.tgz",
                () -> new FilterInputStream(new ByteArrayInputStream(Samples.bytes("begun"))) {
                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        int read = super.read(buffer, offset, length);
                        if (read < 0) {
                            throw new IOException("broken off");
                        }
                        return read;
                    }
                });

        assertThatThrownBy(() -> registry.putBlob(REPOSITORY, broken, Optional.empty()))
                .hasMessage("broken off");
        assertThat(file).hasContent("damaged");
        assertThat(files()).isEqualTo(before);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(layout)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> layout.relativize(file).toString())
                    .toList();
        }
    }

    @Test
    void whatAStoppedRunLeftIsNoObstacle() throws IOException {
        Files.createDirectories(layout);
        Files.createFile(layout.resolve(".lock"));
        Files.writeString(layout.resolve(".1b4e28ba.tmp"), "{\"imageLay");
        assertThat(registry.tags(REPOSITORY)).isEmpty();
        Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        assertThat(registry.tags(REPOSITORY)).contains(List.of());
        Samples.publish(registry);

        assertThat(registry.find(REPOSITORY.at(MANIFEST.digest()))).contains(MANIFEST.digest());
    }

    @Test
    void eachRepositoryHasAFolderOfItsOwn() throws IOException {
        LayoutRegistry all = LayoutRegistry.below(folder.resolve("all"));
        Samples.publish(all);

        assertThat(all.tags(REPOSITORY)).contains(List.of(TAG));
        assertThat(folder.resolve("all/web/index.json")).exists();
        assertThat(all.tags(REPOSITORY.child("api"))).isEmpty();
    }

    @Test
    void theFolderThatIsNamedMayBeALink() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        LayoutRegistry linked = LayoutRegistry.of(Files.createSymbolicLink(folder.resolve("link"), real));
        Samples.publish(linked);

        assertThat(real.resolve("index.json")).exists();
    }

    @Test
    void aLargeBlobGoesThroughAFile() throws IOException {
        Samples.publish(registry);
        Path file = folder.resolve("chart.tgz");
        registry.readBlob(REPOSITORY, LAYER.descriptor(), new FileSink(file));

        assertThat(file).hasContent("as good as an archive");
        assertThat(Objects.requireNonNull(folder.toFile().list())).containsExactlyInAnyOrder("target", "chart.tgz");
    }

    @Test
    void whatOtherToolsWroteIntoTheIndexStays() throws IOException {
        Samples.publish(registry);
        String others = "{\"mediaType\":\"" + MediaTypes.MANIFEST + "\",\"digest\":\"" + Digest.of(new byte[0])
                + "\",\"size\":0,\"platform\":{\"os\":\"linux\"},\"annotations\":{\"org.opencontainers.image.ref.name\":"
                + "\"registry.example/web:1.0.0\"}}";
        String sha512 = "{\"digest\":\"sha512:00\",\"size\":1}";
        String index = Files.readString(layout.resolve("index.json"));
        Files.writeString(
                layout.resolve("index.json"),
                index.replace(
                        "\"manifests\":[",
                        "\"annotations\":{\"kept\":\"1\"},\"manifests\":[" + others + "," + sha512 + ","));
        registry.putManifest(REPOSITORY.tagged(TAG), OTHER);

        assertThat(Files.readString(layout.resolve("index.json"))).contains(others, sha512, "\"kept\":\"1\"");
        assertThat(registry.tags(REPOSITORY)).contains(List.of(TAG));
    }
}
