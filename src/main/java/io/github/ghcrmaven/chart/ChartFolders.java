// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the charts of a module: one folder with a Chart.yaml, or a folder of such folders. */
public final class ChartFolders {

    private ChartFolders() {}

    /**
     * The folders that hold a Chart.yaml, by name: the given one, else those directly in it.
     *
     * @throws FaultException where there is none
     */
    public static List<Path> in(Path chartDirectory) throws IOException {
        if (isChart(chartDirectory)) {
            return List.of(chartDirectory);
        }
        if (!Files.isDirectory(chartDirectory)) {
            throw missing(chartDirectory + " does not exist.");
        }
        try (Stream<Path> entries = Files.list(chartDirectory)) {
            List<Path> charts = entries.filter(ChartFolders::isChart).sorted().toList();
            if (charts.isEmpty()) {
                throw missing(chartDirectory + " has no Chart.yaml, and no folder in it has one.");
            }
            return charts;
        }
    }

    private static boolean isChart(Path folder) {
        return Files.isRegularFile(folder.resolve("Chart.yaml"));
    }

    private static FaultException missing(String what) {
        return new FaultException(
                what,
                "put the chart there, or say where it is: <chartDirectory>path</chartDirectory>, -Dghcr.chartDirectory=path",
                "chart-missing");
    }
}
