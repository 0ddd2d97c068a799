// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.secrets.Finding;
import io.github.ghcrmaven.secrets.SecretScan;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Hands every file that goes into an archive to the secret scan, under its path in the archive. */
final class SecretSearch {

    private final SecretScan scan;
    private final String folder;
    private final List<Finding> findings = new ArrayList<>();

    private SecretSearch(SecretScan scan, String folder) {
        this.scan = scan;
        this.folder = folder;
    }

    /** The secrets in a chart and in all charts within it; {@code folder} is where it was loaded from. */
    static List<Finding> in(Chart chart, String folder, SecretScan scan) throws IOException {
        SecretSearch search = new SecretSearch(scan, folder);
        search.chart("", chart);
        return search.findings;
    }

    private void chart(String prefix, Chart chart) throws IOException {
        for (ChartFile file : chart.files()) {
            String path = prefix + file.name();
            if (scan.wants(path)) {
                try (InputStream in = file.content().open()) {
                    findings.addAll(scan.scan(folder, path, in));
                }
            }
        }
        for (Chart within : chart.charts()) {
            chart(prefix + "charts/" + within.metadata().name() + "/", within);
        }
    }
}
