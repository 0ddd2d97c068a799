// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The real Helm 3.21.0, which helm-java runs in this JVM. */
final class HelmEngine {

    private HelmEngine() {}

    /**
     * {@code helm package}.
     *
     * @throws RuntimeException with Helm's own text where it refuses the chart
     */
    static Path pack(Path folder, Path output) throws IOException {
        Files.createDirectories(output);
        new Helm(folder).packageIt().withDestination(output).call();
        try (Stream<Path> written = Files.list(output)) {
            List<Path> archives = written.toList();
            if (archives.size() != 1) {
                throw new IllegalStateException("Helm wrote " + archives);
            }
            return archives.get(0);
        }
    }

    /** A Chart.yaml as Helm reads and writes it. */
    static String metadata(byte[] chartYaml) throws IOException {
        Path archive = Files.createTempFile("metadata", ".tgz");
        try {
            Files.write(
                    archive,
                    new HostileTar()
                            .entry("x/Chart.yaml", TarConstants.LF_NORMAL, chartYaml)
                            .gzipped());
            return showChart(archive);
        } finally {
            Files.delete(archive);
        }
    }

    /** {@code helm show chart}: the metadata of an archive as Helm reads and writes them. */
    static String showChart(Path archive) {
        return new Helm(archive).show().chart().call();
    }
}
