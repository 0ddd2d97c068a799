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
    void the_json_holds_what_was_published_where() throws IOException {
        ChartArchive archive = Charts.pack(folder, "1.0.0+b7", "web").get(0);
        Path json = Report.write(Samples.published(archive, false, false), directory);
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
                  "use": "helm install web oci://ghcr.io/acme/charts/web --version 1.0.0+b7"
                }
                """.formatted(
                        Samples.DIGEST, Samples.DIGEST, archive.digest(), archive.tarDigest(), archive.size()));
    }

    @Test
    void the_digest_is_one_line_for_a_shell() throws IOException {
        Report.write(Samples.published(Charts.pack(folder, "1.0.0", "web").get(0), false, false), directory);
        assertThat(Files.readString(directory.resolve("web.digest"))).isEqualTo(Samples.DIGEST + "\n");
    }

    @Test
    void what_was_skipped_says_so() throws IOException {
        ChartArchive archive = Charts.pack(folder, "1.0.0", "web").get(0);
        assertThat(Files.readString(Report.write(Samples.published(archive, true, false), directory)))
                .contains("\"skipped\": true");
    }

    @Test
    void a_report_replaces_the_one_before_and_leaves_nothing_beside_it() throws IOException {
        ChartArchive archive = Charts.pack(folder, "1.0.0", "web").get(0);
        Report.write(Samples.published(archive, true, false), directory);
        Report.write(Samples.published(archive, false, false), directory);
        assertThat(Files.readString(directory.resolve("web.json"))).contains("\"skipped\": false");
        assertThat(names(directory)).containsExactlyInAnyOrder("web.json", "web.digest");
    }

    @Test
    void a_report_that_cannot_be_put_in_its_place_leaves_nothing_half_done() throws IOException {
        ChartArchive archive = Charts.pack(folder, "1.0.0", "web").get(0);
        Files.createDirectories(directory.resolve("web.json/in-the-way"));
        assertThatThrownBy(() -> Report.write(Samples.published(archive, false, false), directory))
                .isInstanceOf(IOException.class);
        assertThat(names(directory)).containsExactlyInAnyOrder("web.json", "web.digest");
    }
}
