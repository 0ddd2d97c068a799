// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveWriterTest {

    private static final EntryTime TIME = new EntryTime(Instant.parse("2026-11-21T00:00:00Z"), true);

    private Path temp = Path.of(".");
    private SampleFolder folder = new SampleFolder(temp);

    @BeforeEach
    void chart(@TempDir Path empty) throws IOException {
        temp = empty;
        folder = SampleFolder.chart(temp.resolve("folder"), "web");
    }

    @Test
    void entriesAreInHelmsOrderBelowTheNameOfTheChart() throws IOException {
        folder.with("README.md", "")
                .with("values.yaml", "a: 1\n")
                .with("templates/b.yaml", "")
                .with("templates/_helpers.tpl", "")
                .with("crds/c.yaml", "")
                .with("Chart.lock", "digest: x\n");
        SampleFolder.chart(folder.resolve("charts/x"), "zeta").with("values.yaml", "");
        SampleFolder.chart(folder.resolve("charts/y"), "alpha").with("templates/a.yaml", "");

        assertThat(RawTar.of(write().file()).names())
                .containsExactly(
                        "web/Chart.yaml",
                        "web/Chart.lock",
                        "web/values.yaml",
                        "web/templates/_helpers.tpl",
                        "web/templates/b.yaml",
                        "web/README.md",
                        "web/crds/c.yaml",
                        "web/charts/alpha/Chart.yaml",
                        "web/charts/alpha/templates/a.yaml",
                        "web/charts/zeta/Chart.yaml",
                        "web/charts/zeta/values.yaml");
    }

    @Test
    void everyHeaderHasOneModeOneTimeAndNoOwner() throws IOException {
        folder.with("templates/" + "long/".repeat(60) + "a.yaml", "").with("é.txt", "");
        assertThat(folder.resolve("Chart.yaml").toFile().setExecutable(true)).isTrue();

        RawTar tar = RawTar.of(write().file());

        assertThat(tar.entries()).hasSize(5).allSatisfy(entry -> {
            assertThat(entry.text(108, 8)).as("uid").matches("0+ ?");
            assertThat(entry.text(116, 8)).as("gid").matches("0+ ?");
            assertThat(Long.parseLong(entry.text(136, 11).strip(), 8))
                    .as("time")
                    .isEqualTo(TIME.instant().getEpochSecond());
            assertThat(entry.text(265, 32)).as("user").isEmpty();
            assertThat(entry.text(297, 32)).as("group").isEmpty();
            assertThat(entry.text(157, 100)).as("link").isEmpty();
        });
        assertThat(tar.entries())
                .filteredOn(entry -> entry.kind() == '0')
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.text(100, 8).strip()).isEqualTo("0000644"));
    }

    @Test
    void longAndForeignNamesStandInPaxHeaders() throws IOException {
        String name = "templates/" + "long/".repeat(60) + "a.yaml";
        folder.with(name, "").with("é.txt", "");

        assertThat(RawTar.of(write().file()).entries())
                .filteredOn(entry -> entry.kind() == 'x')
                .extracting(RawTar.Entry::content)
                .containsExactly(record("web/" + name), record("web/é.txt"));
    }

    private static String record(String path) {
        String rest = " path=" + path + "\n";
        int length = rest.getBytes(UTF_8).length;
        return (length + Integer.toString(length + 2).length()) + rest;
    }

    @Test
    void tarEndsWithTwoEmptyBlocksAndNoMore() throws IOException {
        byte[] tar = RawTar.of(write().file()).bytes();

        assertThat(tar).hasSize(512 + 512 + 1024);
        assertThat(Arrays.copyOfRange(tar, 1024, 2048)).containsOnly(0);
    }

    @Test
    void gzipHeaderHasNeitherNameNorTime() throws IOException {
        byte[] header = Arrays.copyOf(Files.readAllBytes(write().file()), 10);

        assertThat(header).containsExactly(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
    }

    @Test
    void archiveIsToldWithItsDigestsAndSize() throws IOException {
        folder.with("values.yaml", "a: 1\n");

        ChartArchive archive = write();

        assertThat(archive.file()).isEqualTo(temp.resolve("out/web-0.1.0.tgz")).hasSize(archive.size());
        assertThat(archive.digest()).isEqualTo(Digest.of(Files.readAllBytes(archive.file())));
        assertThat(archive.tarDigest())
                .isEqualTo(Digest.of(RawTar.of(archive.file()).bytes()));
        assertThat(archive.fileCount()).isEqualTo(2);
        assertThat(archive.time()).isEqualTo(TIME);
    }

    @Test
    void byteOrderMarksAreTakenOffWhatIsWritten() throws IOException {
        folder.with("values.yaml", "\uFEFFa: 1\n");

        assertThat(RawTar.of(write().file()).text("web/values.yaml")).isEqualTo("a: 1\n");
    }

    @Test
    void whatIsWrittenIsReadBackAsTheSameFiles() throws IOException {
        folder.with("templates/" + "long/".repeat(60) + "a.yaml", "x")
                .with("日本.txt", "y")
                .with("empty", "");

        ChartArchive archive = write();

        List<ChartFile> read = ArchiveReader.files("web.tgz", Files.newInputStream(archive.file()), new Unpacked());
        assertThat(read)
                .extracting(ChartFile::name)
                .containsExactlyElementsOf(
                        load().files().stream().map(ChartFile::name).toList());
    }

    @Test
    void chartYamlIsWrittenAsItStandsWhereItSaysJustThat() throws IOException {
        String text = "# kept\r\nversion:   '0.1.0' # kept\r\nname: web\r\nunknown: {a: b}\r\n";
        folder.with("Chart.yaml", text);

        assertThat(RawTar.of(write().file()).text("web/Chart.yaml")).isEqualTo(text);
    }

    @Test
    void versionsOfChartsWithinAreTheirOwn() throws IOException {
        SampleFolder.chart(folder.resolve("charts/db"), "db");
        Chart chart = load();

        Metadata metadata = chart.metadata().withVersions("2.0.0", "3");
        Chart released = new Chart(metadata, chart.files(), chart.charts());
        RawTar tar = RawTar.of(ArchiveWriter.write(released, TIME, temp, Optional.empty())
                .finish()
                .file());

        assertThat(SampleMetadata.read(tar.text("web/Chart.yaml")).version()).isEqualTo("2.0.0");
        assertThat(SampleMetadata.read(tar.text("web/charts/db/Chart.yaml")).version())
                .isEqualTo("0.1.0");
    }

    private Chart load() throws IOException {
        return ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
    }

    private ChartArchive write() throws IOException {
        Chart chart = load();
        return ArchiveWriter.write(chart, TIME, temp.resolve("out"), Optional.empty())
                .finish();
    }
}
