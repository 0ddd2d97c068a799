// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of the packaging of a chart.
 *
 * @param archive nothing where the chart was refused
 * @param refusal Helm's text, or that of our faults; empty where there is an archive
 * @param faults ours alone
 */
record Outcome(Path archive, String refusal, List<Fault> faults) {

    private static final Path NONE = Path.of("");

    static Outcome ofHelm(Path folder, Path output) throws IOException {
        try {
            return new Outcome(HelmEngine.pack(folder, output), "", List.of());
        } catch (IllegalStateException e) {
            return new Outcome(NONE, String.valueOf(e.getMessage()), List.of());
        }
    }

    /** With the versions of the file: helm-java has no {@code --version}. */
    static Outcome ofOurs(Path folder, Path output) throws IOException {
        try {
            Chart chart = ChartLoader.load(folder, ChartSource.of(Links.ANYWHERE));
            Path archive = ArchiveWriter.write(chart, EntryTime.CONSTANT, output, Optional.empty())
                    .finish()
                    .file();
            return new Outcome(archive, "", List.of());
        } catch (FaultException e) {
            return new Outcome(
                    NONE, e.faults().stream().map(Fault::what).collect(Collectors.joining("\n")), e.faults());
        }
    }

    boolean refused() {
        return !refusal.isEmpty();
    }
}
