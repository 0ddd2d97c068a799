// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Copies of the sample charts that are complete: what a chart depends on lies in its {@code charts} folder. */
final class ChartCopies {

    private ChartCopies() {}

    /** The chart as it is, and its dependencies as Helm packages them. */
    static void copy(SampleChart chart, Path target) throws IOException {
        copyTree(chart.folder(), target);
        for (SampleChart dependency : chart.dependencies()) {
            Path charts = Files.createDirectories(target.resolve("charts"));
            Command.of(
                            Tool.HELM4.path(),
                            List.of("package", dependency.folder().toString(), "--destination", charts.toString()))
                    .run();
        }
    }

    /** The same, with version and appVersion set by hand. */
    static void copy(SampleChart chart, Path target, String version) throws IOException {
        copy(chart, target);
        Path file = target.resolve("Chart.yaml");
        String text = Files.readString(file);
        for (String key : List.of("version", "appVersion")) {
            Pattern line = Pattern.compile("(?m)^" + key + ":.*$");
            assertThat(text).containsPattern(line);
            text = line.matcher(text).replaceFirst(key + ": " + version);
        }
        Files.writeString(file, text);
    }

    private static void copyTree(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                // Not Files.copy: it would keep that the samples are read-only.
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }
}
