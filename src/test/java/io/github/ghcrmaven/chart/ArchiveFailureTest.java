// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive appears whole or not at all. */
class ArchiveFailureTest {

    /** What is small is read once, and cannot change any more. */
    private static final int LARGE = 4_500_000;

    private SampleFolder folder = new SampleFolder(Path.of("."));
    private Path output = Path.of(".");

    @BeforeEach
    void chart(@TempDir Path temp) throws IOException {
        folder = SampleFolder.chart(temp.resolve("web"), "web").with("large", "x".repeat(LARGE));
        output = Files.createDirectory(temp.resolve("out"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LARGE + 1})
    void fileThatChangesLengthWhileItIsArchivedFailsTheArchive(int length) throws IOException {
        Chart chart = ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
        folder.with("large", "y".repeat(length));

        assertThatIOException().isThrownBy(() -> write(chart));
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void fileThatVanishesLeavesNothingBehind() throws IOException {
        Chart chart = ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
        Files.delete(folder.resolve("large"));

        assertThatIOException().isThrownBy(() -> write(chart));
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void archiveOfAnEarlierRunStaysWhereThisOneFails() throws IOException {
        Path earlier = Files.writeString(output.resolve("web-0.1.0.tgz"), "earlier");
        Chart chart = ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
        Files.delete(folder.resolve("large"));

        assertThatIOException().isThrownBy(() -> write(chart));
        assertThat(earlier).hasContent("earlier");
        assertThat(output).isDirectoryNotContaining(file -> !file.equals(earlier));
    }

    @Test
    void archiveOfAnEarlierRunIsReplaced() throws IOException {
        Files.writeString(output.resolve("web-0.1.0.tgz"), "earlier");

        ChartArchive archive = write(ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE)));

        assertThat(RawTar.of(archive.file()).names()).containsExactly("web/Chart.yaml", "web/large");
        assertThat(output).isDirectoryNotContaining(file -> !file.equals(archive.file()));
    }

    private ChartArchive write(Chart chart) throws IOException {
        return ArchiveWriter.write(chart, EntryTime.CONSTANT, output, Optional.empty())
                .finish();
    }
}
