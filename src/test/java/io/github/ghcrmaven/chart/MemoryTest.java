// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.secrets.SecretScan;
import io.github.ghcrmaven.secrets.SecretScanMode;
import io.github.ghcrmaven.testing.SampleChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not depend on the chart: 90 MiB are packaged, looked at for secrets and all, by a JVM that has 64. */
class MemoryTest {

    private static final int FILES = 20;
    private static final int FILE = (90 << 20) / FILES;

    @TempDir
    Path folder;

    @Test
    void theFilesOfALargeChartAreNeverInMemoryTogether() throws Exception {
        Path chart = SampleChart.write(folder.resolve("web"), "web");
        for (int i = 0; i < FILES; i++) {
            Files.write(chart.resolve("file-" + i), drawn(i));
        }

        packIn64Megabytes(chart);
    }

    @Test
    void norAreThoseOfTheArchivesInIt() throws Exception {
        Path chart = SampleChart.write(folder.resolve("web"), "web");
        ChartPackager packager =
                new ChartPackager(ChartChanges.versions("1.0.0", "1.0.0"), EntryTime.CONSTANT, chart.resolve("charts"));
        for (int i = 0; i < FILES; i++) {
            Path within = SampleChart.write(folder.resolve("within-" + i), "within-" + i);
            Files.write(within.resolve("file"), drawn(i));
            assertThat(packager.pack(List.of(within))).hasSize(1);
        }

        packIn64Megabytes(chart);
    }

    /** Bytes that no compression makes smaller, so that the archives count in full, too. */
    private static byte[] drawn(int seed) {
        byte[] bytes = new byte[FILE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private void packIn64Megabytes(Path chart) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        MemoryTest.class.getName(),
                        chart.toString(),
                        folder.resolve("target").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(exit).as(Files.readString(log)).isZero();
        assertThat(folder.resolve("target/web-1.4.0.tgz")).isRegularFile();
        assertThat(Files.size(folder.resolve("target/web-1.4.0.tgz"))).isGreaterThan(90 << 20);
    }

    /** Packages the chart at the first path into the folder at the second. */
    public static void main(String[] paths) throws IOException {
        var unused = new ChartPackager(ChartChanges.versions("1.4.0", "1.4.0"), EntryTime.CONSTANT, Path.of(paths[1]))
                .pack(
                        List.of(Path.of(paths[0])),
                        new SecretScan(SecretScanMode.FAIL, List.of(), warning -> {}),
                        Optional.empty());
    }
}
