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
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.FileSink;
import io.github.ghcrmaven.registry.MemorySink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that others have made, by mistake or on purpose. */
class HostileLayoutTest {

    @TempDir
    private Path folder;

    private Path layout;
    private LayoutRegistry registry;

    @BeforeEach
    void publish() throws IOException {
        layout = folder.resolve("web");
        registry = LayoutRegistry.of(layout);
        Samples.publish(registry);
        registry = LayoutRegistry.of(layout);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(FaultException.class);
    }

    private Path blob(Descriptor blob) {
        return Samples.blob(layout, blob.digest());
    }

    /** The same folder under other circumstances: the file is what the link leads to. */
    private Path linked(String name) throws IOException {
        Path file = layout.resolve(name);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(file, elsewhere);
        return Files.createSymbolicLink(file, elsewhere);
    }

    @Test
    void aFolderThatIsSomethingElseIsRefusedAndLeftAlone() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("pom.xml"), "<project/>");
        LayoutRegistry refusing = LayoutRegistry.of(other);

        assertRefused(() -> refusing.openUpload(REPOSITORY))
                .hasMessageContaining("is no OCI image layout: it holds files, and none of them is oci-layout");
        assertRefused(() -> refusing.putBlob(REPOSITORY, LAYER, Optional.empty()));
        assertRefused(() -> refusing.find(REPOSITORY.tagged(TAG)));
        assertRefused(() -> refusing.tags(REPOSITORY));
        assertThat(other.toFile().list()).containsExactly("pom.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"imageLayoutVersion\":\"2.0.0\"}", "{\"imageLayoutVersion\":{}}", "{}", "[]", "", "{"})
    void aLayoutOfAnotherVersionIsRefused(String mark) throws IOException {
        Files.writeString(layout.resolve("oci-layout"), mark);

        assertRefused(() -> registry.read(REPOSITORY.tagged(TAG))).hasMessageContaining("does not say version 1.0.0");
        assertRefused(() -> registry.putBlob(REPOSITORY, LAYER, Optional.empty()));
    }

    @Test
    void aFileInsteadOfAFolderIsRefused() throws IOException {
        LayoutRegistry file = LayoutRegistry.of(Files.createFile(folder.resolve("file")));

        assertRefused(() -> file.openUpload(REPOSITORY)).hasMessageContaining("is no folder");
        assertRefused(() -> LayoutRegistry.of(folder.resolve("file/web")).openUpload(REPOSITORY))
                .hasMessageContaining("is no folder");
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsRefused() throws IOException {
        Path locked = Files.createDirectories(folder.resolve("locked"));
        assumeFalse(!locked.toFile().setWritable(false) || Files.isWritable(locked), "this user may write anywhere");

        assertRefused(() -> LayoutRegistry.of(locked.resolve("web")).openUpload(REPOSITORY))
                .hasMessageContaining("is no folder that you may write to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci-layout", "index.json", "blobs", "blobs/sha256"})
    void noLinkIsFollowed(String name) throws IOException {
        Path link = linked(name);

        assertRefused(() -> registry.read(REPOSITORY.tagged(TAG)))
                .hasMessageContaining(link.toString())
                .hasMessageContaining("a link in an image layout is not followed");
        assertRefused(() -> registry.putManifest(REPOSITORY.tagged(TAG), OTHER));
    }

    @Test
    void aBlobThatIsALinkIsNeitherReadNorWritten() throws IOException {
        linked("blobs/sha256/" + LAYER.descriptor().digest().hex());

        assertRefused(() -> registry.readBlob(REPOSITORY, LAYER.descriptor(), new MemorySink(1000)))
                .hasMessageContaining("a link in an image layout is not followed");
        assertRefused(() -> registry.putBlob(REPOSITORY, LAYER, Optional.empty()));
        assertThat(folder.resolve("elsewhere")).hasContent("as good as an archive");
    }

    @Test
    void theLockIsNoLink() throws IOException {
        Files.delete(layout.resolve(".lock"));
        Path elsewhere = folder.resolve("elsewhere");
        Files.createSymbolicLink(layout.resolve(".lock"), elsewhere);

        assertThatThrownBy(() -> registry.putManifest(REPOSITORY.tagged(TAG), OTHER))
                .isInstanceOf(IOException.class);
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void aChartsFolderThatIsALinkIsRefused() throws IOException {
        LayoutRegistry all = LayoutRegistry.below(folder.resolve("all"));
        Files.createDirectories(folder.resolve("all"));
        Files.createSymbolicLink(folder.resolve("all/web"), layout);

        assertRefused(() -> all.read(REPOSITORY.tagged(TAG))).hasMessageContaining("is no folder");
    }

    @Test
    void aFolderInsteadOfAFileIsRefused() throws IOException {
        Files.delete(layout.resolve("index.json"));
        Files.createDirectories(layout.resolve("index.json"));

        assertRefused(() -> registry.tags(REPOSITORY)).hasMessageContaining("index.json is no file");
    }

    @Test
    void aPipeIsNotOpened() throws IOException, InterruptedException {
        Path index = layout.resolve("index.json");
        Files.delete(index);
        Process made = new ProcessBuilder("mkfifo", index.toString()).start();
        assumeFalse(made.waitFor() != 0, "no mkfifo here");

        assertRefused(() -> registry.tags(REPOSITORY)).hasMessageContaining("index.json is no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"manifests\":{}}", "{\"manifests\":[],\"mediaType\":\"text/plain\"}"})
    void anIndexThatIsNoneIsRefused(String content) throws IOException {
        Files.writeString(layout.resolve("index.json"), content);

        assertRefused(() -> registry.tags(REPOSITORY)).hasMessageContaining("index.json is no image index");
        assertRefused(() -> registry.putManifest(REPOSITORY.tagged(TAG), OTHER));
        assertThat(layout.resolve("index.json")).hasContent(content);
    }

    @Test
    void anIndexWithoutEndIsNotReadWhole() throws IOException {
        Files.writeString(layout.resolve("index.json"), " ".repeat((4 << 20) + 1));

        assertRefused(() -> registry.tags(REPOSITORY)).hasMessageContaining("has more than 4194304 bytes");
    }

    @Test
    void aTagThatNamesTwoManifestsIsRefused() throws IOException {
        registry.putManifest(REPOSITORY.tagged(new Tag("1.0.1")), OTHER);
        Path index = layout.resolve("index.json");
        Files.writeString(index, Files.readString(index).replace("1.0.1", "1.0.0"));

        assertRefused(() -> registry.find(REPOSITORY.tagged(TAG))).hasMessageContaining("names two manifests 1.0.0");
    }

    @Test
    void aManifestWithAnotherDigestIsRefused() throws IOException {
        Files.write(blob(MANIFEST.descriptor()), OTHER.bytes());

        assertRefused(() -> registry.read(REPOSITORY.tagged(TAG)))
                .hasMessageContaining("The blob " + MANIFEST.digest())
                .hasMessageContaining("has the digest " + OTHER.digest());
        assertRefused(() -> registry.read(REPOSITORY.at(MANIFEST.digest())));
        assertRefused(() -> registry.find(REPOSITORY.at(MANIFEST.digest())));
    }

    @Test
    void aManifestThatTheIndexNamesAndThatIsNotThereIsAFault() throws IOException {
        Files.delete(blob(MANIFEST.descriptor()));

        assertRefused(() -> registry.read(REPOSITORY.tagged(TAG))).hasMessageContaining("is named and not there");
        assertThat(registry.read(REPOSITORY.at(MANIFEST.digest()))).isEmpty();
        assertThat(registry.find(REPOSITORY.at(MANIFEST.digest()))).isEmpty();
    }

    @Test
    void aBlobWithAnotherDigestIsRefusedAndLeavesNoFile() throws IOException {
        Files.writeString(blob(LAYER.descriptor()), "as good as no archive");

        assertRefused(() -> registry.readBlob(REPOSITORY, LAYER.descriptor(), new FileSink(folder.resolve("copy"))))
                .hasMessageContaining("has the digest");
        assertThat(folder.toFile().list()).containsExactly("web");
    }

    @Test
    void aBlobOfAnotherLengthIsRefused() throws IOException {
        Files.writeString(blob(LAYER.descriptor()), "longer than the descriptor says");

        assertRefused(() -> registry.readBlob(REPOSITORY, LAYER.descriptor(), new MemorySink(1000)))
                .hasMessageContaining("has 31 bytes instead of the 21 that its descriptor says");
        Files.delete(blob(CONFIG.descriptor()));
        assertRefused(() -> registry.readBlob(REPOSITORY, CONFIG.descriptor(), new MemorySink(1000)))
                .hasMessageContaining("is not there");
    }

    @Test
    void whatStandsUnderTheTagOfReferrersAndIsNoIndexIsNotReplaced() throws IOException {
        Tag tag = Tag.ofReferrers(MANIFEST.digest());
        registry.putManifest(REPOSITORY.tagged(tag), OTHER);

        assertRefused(() -> registry.attach(REPOSITORY, MANIFEST.digest(), Samples.referrer("ours"), false))
                .hasMessageContaining("should be an index of referrers");
        assertRefused(() -> registry.referrers(REPOSITORY, MANIFEST.digest()));
        assertThat(registry.find(REPOSITORY.tagged(tag))).contains(OTHER.digest());
    }
}
