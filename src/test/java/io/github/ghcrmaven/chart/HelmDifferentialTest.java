// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Charts made of odd parts, packaged by the real Helm and by ours: both refuse, or both accept and the archives say the
 * same. A failure names its seed; {@code -Dhelm.differential.seed=N} runs that case alone, and
 * {@code -Dhelm.differential.cases=N} runs more of them.
 */
class HelmDifferentialTest {

    private static final int CASES = Integer.getInteger("helm.differential.cases", 3000);
    private static final long FIRST_SEED = 20_261_121_000L;

    /** What ours refuses on purpose and Helm packages; docs/explanation/helm-differences.md gives the reasons. */
    private static final List<String> REFUSED_ON_PURPOSE =
            List.of("which no chart in a registry can have", "twice", "has no name that a folder can bear");

    /** Where Helm accepts the chart and then cannot read again what it wrote itself; ours keeps the file's own text. */
    private static final List<String> NOT_WRITTEN_BY_HELM = List.of("failed to save: yaml: ");

    @Test
    void archiveIsTheOneThatHelmMakes(@TempDir Path temp) throws IOException {
        List<String> differences = new ArrayList<>();
        int accepted = 0;
        long single = Long.getLong("helm.differential.seed", 0);
        long first = single == 0 ? FIRST_SEED : single;
        long cases = single == 0 ? CASES : 1;
        for (long seed = first; seed < first + cases; seed++) {
            Path place = Files.createDirectory(temp.resolve(Long.toString(seed)));
            Path folder = place.resolve("chart");
            RandomChart.write(seed, folder);
            Outcome helm = Outcome.of(() -> HelmEngine.pack(folder, place.resolve("helm")));
            Outcome ours = Outcome.of(() -> pack(folder, place.resolve("ours")));
            String difference = difference(helm, ours);
            if (!difference.isEmpty()) {
                differences.add("seed " + seed + ": " + difference);
            }
            accepted += helm.refusal().isEmpty() ? 1 : 0;
        }

        assertThat(differences).isEmpty();
        assertThat(accepted).as("charts that Helm takes").isGreaterThanOrEqualTo((int) (cases == 1 ? 0 : cases / 4));
    }

    /** With the versions of the file: helm-java has no {@code --version}. */
    private static Path pack(Path folder, Path output) throws IOException {
        Chart chart = ChartLoader.load(folder, ChartSource.of(Links.ANYWHERE));
        return ArchiveWriter.write(chart, chart.metadata(), EntryTime.CONSTANT, output)
                .file();
    }

    private static String difference(Outcome helm, Outcome ours) throws IOException {
        if (!helm.refusal().isEmpty()) {
            boolean same =
                    !ours.refusal().isEmpty() || NOT_WRITTEN_BY_HELM.stream().anyMatch(helm.refusal()::contains);
            return same ? "" : "Helm alone refuses: " + helm.refusal();
        }
        if (!ours.refusal().isEmpty()) {
            boolean deliberate = REFUSED_ON_PURPOSE.stream().anyMatch(ours.refusal()::contains);
            return deliberate ? "" : "ours alone refuses: " + ours.refusal();
        }
        return PackagedContent.difference(helm.archive(), ours.archive());
    }

    /** An archive, or the reason why there is none. */
    private record Outcome(Path archive, String refusal) {

        interface Packaging {
            Path pack() throws IOException;
        }

        static Outcome of(Packaging packaging) throws IOException {
            try {
                return new Outcome(packaging.pack(), "");
            } catch (FaultException | IllegalStateException e) {
                return new Outcome(Path.of(""), String.valueOf(e.getMessage()));
            }
        }
    }
}
