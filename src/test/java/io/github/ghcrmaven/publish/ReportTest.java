// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.chart.ChartArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path folder;

    private Path directory = Path.of("");

    @BeforeEach
    void name() {
        directory = folder.resolve("ghcr/reports");
    }

    private static Stream<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void theJsonHoldsWhatWasPublishedWhere() throws IOException {
        ChartArchive archive = Charts.pack(folder, "1.0.0+b7", "web").get(0);
        Path json = Report.write(Samples.published(archive, false, false), directory, "web");
        assertThat(json).isEqualTo(directory.resolve("web.json"));
        assertThat(Files.readString(json)).isEqualTo("""
                {
                  "chart": "web",
                  "version": "1.0.0+b7",
                  "reference": "ghcr.io/acme/charts/web@%s",
                  "digest": "%s",
                  "tags": [
                    "1.0.0_b7",
                    "latest"
                  ],
                  "skipped": false,
                  "archive": "web-1.0.0+b7.tgz",
                  "archiveDigest": "%s",
                  "tarDigest": "%s",
                  "size": %d,
                  "commands": {
                    "pull": "helm pull oci://ghcr.io/acme/charts/web --version 1.0.0+b7"
                  }
                }
                """.formatted(
                        Samples.DIGEST, Samples.DIGEST, archive.digest(), archive.tarDigest(), archive.size()));
    }

    @Test
    void theProvenanceIsNamedWhereThereIsOne() throws IOException {
        ChartArchive archive = Charts.packSigned(folder);

        assertThat(Files.readString(Report.write(Samples.published(archive, false, false), directory, "web")))
                .contains("""
                          "provenance": {
                            "file": "web-1.4.0.tgz.prov",
                            "digest": "%s"
                          },
                        """.indent(0)
                        .formatted(archive.provenance().orElseThrow().digest()));
    }

    @Test
    void theDigestIsOneLineForAShell() throws IOException {
        Report.write(Samples.published(Charts.pack(folder, "1.0.0", "web").get(0), false, false), directory, "web");
        assertThat(Files.readString(directory.resolve("web.digest"))).isEqualTo(Samples.DIGEST + "\n");
    }

    @Test
    void whatWasSkippedSaysSo() throws IOException {
        ChartArchive archive = Charts.pack(folder, "1.0.0", "web").get(0);
        assertThat(Files.readString(Report.write(Samples.published(archive, true, false), directory, "web")))
                .contains("\"skipped\": true");
    }

    @Test
    void aReportReplacesTheOneBeforeAndLeavesNothingBesideIt() throws IOException {
        ChartArchive archive = Charts.pack(folder, "1.0.0", "web").get(0);
        Report.write(Samples.published(archive, true, false), directory, "web");
        Report.write(Samples.published(archive, false, false), directory, "web");
        assertThat(Files.readString(directory.resolve("web.json"))).contains("\"skipped\": false");
        assertThat(names(directory)).containsExactlyInAnyOrder("web.json", "web.digest");
    }

    @Test
    void aReportThatCannotBePutInItsPlaceLeavesNothingHalfDone() throws IOException {
        ChartArchive archive = Charts.pack(folder, "1.0.0", "web").get(0);
        Files.createDirectories(directory.resolve("web.json/in-the-way"));
        assertThatThrownBy(() -> Report.write(Samples.published(archive, false, false), directory, "web"))
                .isInstanceOf(IOException.class);
        assertThat(names(directory)).containsExactlyInAnyOrder("web.json", "web.digest");
    }
}
