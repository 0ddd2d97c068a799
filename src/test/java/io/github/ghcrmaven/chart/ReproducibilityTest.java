// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Two packagings of the same chart are the same bytes. */
@Isolated
class ReproducibilityTest {

    private static final EntryTime TIME = new EntryTime(Instant.parse("2026-07-01T12:00:00Z"), true);

    private final TimeZone zone = TimeZone.getDefault();
    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(zone);
        Locale.setDefault(locale);
    }

    @Test
    void timeZoneAndLocaleDoNotShow(@TempDir Path temp) throws IOException {
        SampleFolder folder = sample(temp.resolve("web"));
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Locale.setDefault(Locale.ROOT);
        byte[] first = pack(folder, temp.resolve("first"));

        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

        assertThat(pack(folder, temp.resolve("second"))).isEqualTo(first);
    }

    @Test
    void placeTimesAndModesOfTheFolderDoNotShow(@TempDir Path temp) throws IOException {
        SampleFolder folder = sample(temp.resolve("web"));
        SampleFolder other = sample(temp.resolve("elsewhere/copy"));
        Path values = other.resolve("values.yaml");
        Files.setLastModifiedTime(values, FileTime.from(Instant.EPOCH));
        assertThat(values.toFile().setExecutable(true)).isTrue();

        assertThat(pack(other, temp.resolve("second"))).isEqualTo(pack(folder, temp.resolve("first")));
    }

    @Test
    void chartsWithinAreInTheirOwnOrderNotInThatOfTheirFolders(@TempDir Path temp) throws IOException {
        SampleFolder folder = sample(temp.resolve("web"));
        SampleFolder.chart(folder.resolve("charts/1"), "a");
        SampleFolder.chart(folder.resolve("charts/2"), "b");
        SampleFolder other = sample(temp.resolve("other"));
        SampleFolder.chart(other.resolve("charts/1"), "b");
        SampleFolder.chart(other.resolve("charts/2"), "a");

        assertThat(pack(other, temp.resolve("second"))).isEqualTo(pack(folder, temp.resolve("first")));
    }

    private static SampleFolder sample(Path path) throws IOException {
        return SampleFolder.chart(path, "web")
                .with("values.yaml", "a: 1\n")
                .with("templates/a.yaml", "x")
                .with("docs/é.md", "y")
                .with("docs/" + "long/".repeat(60) + "a.yaml", "");
    }

    private static byte[] pack(SampleFolder folder, Path output) throws IOException {
        ChartArchive archive = new ChartPackager(ChartChanges.versions("1.4.0", "7"), TIME, output)
                .pack(List.of(folder.path()))
                .get(0);
        return Files.readAllBytes(archive.file());
    }
}
