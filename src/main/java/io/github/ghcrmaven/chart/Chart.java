// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.util.List;

/**
 * A chart as it was loaded: what goes into its archive, in the order in which it goes.
 *
 * @param metadata what Chart.yaml says, or will say in the archive
 * @param files Chart.yaml first, then the others in Helm's order (pkg/chartutil/save.go)
 * @param charts the charts in {@code charts/}, by name
 */
public record Chart(Metadata metadata, List<ChartFile> files, List<Chart> charts) {

    /** The files of the chart and of all charts within it. */
    int fileCount() {
        return files.size() + charts.stream().mapToInt(Chart::fileCount).sum();
    }
}
