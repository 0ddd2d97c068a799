// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The charts that are measured: the public ones that the interop suite runs on, with their dependencies in {@code charts/},
 * and two as large as Helm takes them.
 *
 * @param publicCharts one folder per chart
 * @param target where the copies go
 */
record SampleCharts(Path publicCharts, Path target) {

    private static final Pattern DEPENDENCY = Pattern.compile("(?m)^(?: *- | {2,})name: (\\S+)$");

    /** The folders of the charts, ready to be packaged. */
    List<Path> prepare() throws IOException {
        try (Stream<Path> folders = Files.list(publicCharts)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                copy(folder, target.resolve(folder.getFileName()));
            }
        }
        LargeChart.write(target.resolve(LargeChart.NAME));
        LargeChart.writeInArchives(target.resolve(LargeChart.NAME_IN_ARCHIVES));
        try (Stream<Path> folders = Files.list(target)) {
            return folders.filter(folder -> Files.exists(folder.resolve("Chart.yaml")))
                    .sorted()
                    .toList();
        }
    }

    private void copy(Path source, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path there = copy.resolve(source.relativize(file).toString());
                Files.createDirectories(there.getParent());
                // Not Files.copy: it would keep that the samples are read-only.
                Files.write(there, Files.readAllBytes(file));
            }
        }
        String chartYaml = Files.readString(source.resolve("Chart.yaml"));
        String dependencies = chartYaml.substring(Math.max(0, chartYaml.indexOf("\ndependencies:")));
        for (String name : chartYaml.contains("\ndependencies:")
                ? DEPENDENCY
                        .matcher(dependencies)
                        .results()
                        .map(match -> match.group(1))
                        .toList()
                : List.<String>of()) {
            Path dependency = publicCharts.resolve(name);
            if (Files.exists(dependency) && !Files.exists(copy.resolve("charts").resolve(name))) {
                new Helm(dependency)
                        .packageIt()
                        .withDestination(Files.createDirectories(copy.resolve("charts")))
                        .call();
            }
        }
    }
}
