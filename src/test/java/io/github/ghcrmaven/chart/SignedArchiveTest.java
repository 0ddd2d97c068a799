// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.ghcrmaven.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive and its provenance appear together or not at all. */
class SignedArchiveTest {

    private SampleFolder folder = new SampleFolder(Path.of("."));
    private Path output = Path.of(".");
    private Path archive = Path.of(".");
    private Path provenance = Path.of(".");

    @BeforeEach
    void chart(@TempDir Path temp) throws IOException {
        folder = SampleFolder.chart(temp.resolve("web"), "web");
        output = Files.createDirectory(temp.resolve("out"));
        archive = output.resolve("web-0.1.0.tgz");
        provenance = output.resolve("web-0.1.0.tgz.prov");
    }

    /** Signs with the archive's digest, and finds what was written good or not. */
    private record Signer(boolean good) implements ArchiveSigner {

        @Override
        public byte[] sign(ChartArchive archive) {
            return archive.digest().toString().getBytes(UTF_8);
        }

        @Override
        public void verify(String fileName, Path archive, Path provenance) throws IOException {
            assertThat(fileName).isEqualTo("web-0.1.0.tgz");
            assertThat(provenance)
                    .hasContent(Digest.of(Files.readAllBytes(archive)).toString());
            assertThat(archive.getFileName()).isNotEqualTo(Path.of(fileName));
            if (!good) {
                throw new IOException("not what was signed");
            }
        }
    }

    @Test
    void whatWasSignedLiesBesideTheArchive() throws IOException {
        ChartArchive written = write(Optional.of(new Signer(true)));

        assertThat(provenance).hasContent(written.digest().toString());
        assertThat(written.provenance())
                .contains(new ProvenanceFile(
                        provenance, Files.size(provenance), Digest.of(Files.readAllBytes(provenance))));
        assertThat(output).isDirectoryNotContaining(file -> !file.equals(archive) && !file.equals(provenance));
    }

    @Test
    void whereSigningFailsNothingAppears() {
        assertThatIOException().isThrownBy(() -> write(Optional.of(new Signer(false))));

        assertThat(output).isEmptyDirectory();
    }

    @Test
    void whereSigningFailsTheEarlierPairStays() throws IOException {
        Path elsewhere = Files.createDirectory(output.resolve("elsewhere"));
        ChartArchive earlier = ArchiveWriter.write(load(), EntryTime.CONSTANT, elsewhere, Optional.of(new Signer(true)))
                .finish();
        Files.move(earlier.file(), archive);
        Files.move(earlier.provenance().orElseThrow().file(), provenance);
        Files.delete(elsewhere);
        byte[] before = Files.readAllBytes(archive);
        folder.with("values.yaml", "a: 2\n");

        assertThatIOException().isThrownBy(() -> write(Optional.of(new Signer(false))));

        assertThat(archive).hasBinaryContent(before);
        assertThat(provenance).hasContent(earlier.digest().toString());
        assertThat(output).isDirectoryNotContaining(file -> !file.equals(archive) && !file.equals(provenance));
    }

    @Test
    void theSignatureOfAnEarlierBuildGoesWhereNothingIsSigned() throws IOException {
        write(Optional.of(new Signer(true)));
        assertThat(provenance).exists();

        assertThat(write(Optional.empty()).provenance()).isEmpty();

        assertThat(provenance).doesNotExist();
    }

    private Chart load() throws IOException {
        return ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
    }

    private ChartArchive write(Optional<? extends ArchiveSigner> signer) throws IOException {
        return ArchiveWriter.write(load(), EntryTime.CONSTANT, output, signer).finish();
    }
}
