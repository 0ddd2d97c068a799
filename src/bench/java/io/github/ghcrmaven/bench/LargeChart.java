// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench;

import com.marcnuri.helm.Helm;
import io.github.ghcrmaven.testing.SampleChart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Charts of 90 MiB, half of it text as a values.yaml is, half of it bytes that no compression makes smaller. */
final class LargeChart {

    static final String NAME = "large-90-mib";
    static final String NAME_IN_ARCHIVES = "large-90-mib-in-charts";

    private static final int FILE = 3_932_160; // 24 of these are 90 MiB
    private static final int FILES = 24;

    private LargeChart() {}

    /** All of it in files of the chart itself. */
    static void write(Path folder) throws IOException {
        SampleChart.write(folder, NAME);
        for (int i = 0; i < FILES; i++) {
            file(folder, i);
        }
    }

    /** All of it in archives in {@code charts/}, a pair of files in each. */
    static void writeInArchives(Path folder) throws IOException {
        SampleChart.write(folder, NAME_IN_ARCHIVES);
        Path charts = Files.createDirectories(folder.resolve("charts"));
        Path scratch = folder.resolveSibling(".within");
        for (int i = 0; i < FILES; i += 2) {
            Path within = SampleChart.write(scratch.resolve("within-" + i), "within-" + i);
            file(within, i);
            file(within, i + 1);
            new Helm(within).packageIt().withDestination(charts).call();
        }
    }

    private static void file(Path folder, int number) throws IOException {
        byte[] bytes = number % 2 == 0 ? drawn(number) : text(number);
        Files.write(folder.resolve("file-" + number + (number % 2 == 0 ? ".bin" : ".txt")), bytes);
    }

    private static byte[] drawn(int seed) {
        byte[] bytes = new byte[FILE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(FILE + 100);
        while (text.length() < FILE) {
            text.append("  ".repeat(random.nextInt(5)))
                    .append("key")
                    .append(random.nextInt(1000))
                    .append(": a value of ")
                    .append(random.nextInt())
                    .append('\n');
        }
        return text.substring(0, FILE).getBytes(StandardCharsets.US_ASCII);
    }
}
