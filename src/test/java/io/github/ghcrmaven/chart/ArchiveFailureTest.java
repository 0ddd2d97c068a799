// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive appears whole or not at all. */
class ArchiveFailureTest {

    private SampleFolder folder = new SampleFolder(Path.of("."));
    private Path output = Path.of(".");

    @BeforeEach
    void chart(@TempDir Path temp) throws IOException {
        folder = SampleFolder.chart(temp.resolve("web"), "web").with("values.yaml", "a: 1\n");
        output = Files.createDirectory(temp.resolve("out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a: 1\nb: 2\n"})
    void fileThatChangesLengthWhileItIsArchivedFailsTheArchive(String changed) throws IOException {
        Chart chart = ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
        folder.with("values.yaml", changed);

        assertThatIOException().isThrownBy(() -> write(chart));
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void fileThatVanishesLeavesNothingBehind() throws IOException {
        Chart chart = ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
        Files.delete(folder.resolve("values.yaml"));

        assertThatIOException().isThrownBy(() -> write(chart));
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void archiveOfAnEarlierRunStaysWhereThisOneFails() throws IOException {
        Path earlier = Files.writeString(output.resolve("web-0.1.0.tgz"), "earlier");
        Chart chart = ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
        Files.delete(folder.resolve("values.yaml"));

        assertThatIOException().isThrownBy(() -> write(chart));
        assertThat(earlier).hasContent("earlier");
        assertThat(output).isDirectoryNotContaining(file -> !file.equals(earlier));
    }

    @Test
    void archiveOfAnEarlierRunIsReplaced() throws IOException {
        Files.writeString(output.resolve("web-0.1.0.tgz"), "earlier");

        ChartArchive archive = write(ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE)));

        assertThat(RawTar.of(archive.file()).names()).containsExactly("web/Chart.yaml", "web/values.yaml");
        assertThat(output).isDirectoryNotContaining(file -> !file.equals(archive.file()));
    }

    private ChartArchive write(Chart chart) throws IOException {
        return ArchiveWriter.write(chart, EntryTime.CONSTANT, output);
    }
}
