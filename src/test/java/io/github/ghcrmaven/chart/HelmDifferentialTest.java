// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Charts made of odd parts, packaged by the real Helm and by ours: both refuse, or both accept and the archives say the
 * same. What differs on purpose (docs/explanation/helm-differences.md) is told by what Helm's own archive holds. A failure names its seed; {@code -Dhelm.differential.seed=N} runs that case alone, and
 * {@code -Dhelm.differential.cases=N} runs more of them.
 */
class HelmDifferentialTest {

    private static final int CASES = Integer.getInteger("helm.differential.cases", 3000);
    private static final long FIRST_SEED = 20_261_121_000L;

    private static final Pattern NAMESAKES = Pattern.compile("(.*)/charts holds the chart '([^']+)' twice\\.");

    /** DEL, and the end of a line that is no line feed. */
    private static final Pattern UNWRITABLE = Pattern.compile("[\\x7F\\x85]");

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
            Outcome helm = Outcome.ofHelm(folder, place.resolve("helm"));
            Outcome ours = Outcome.ofOurs(folder, place.resolve("ours"));
            String difference = difference(folder, helm, ours);
            if (!difference.isEmpty()) {
                differences.add("seed " + seed + ": " + difference);
            }
            accepted += helm.refused() ? 0 : 1;
        }

        assertThat(differences).isEmpty();
        assertThat(accepted).as("charts that Helm takes").isGreaterThanOrEqualTo((int) (cases == 1 ? 0 : cases / 4));
    }

    @Test
    void namesakesThatHelmWritesOverEachOtherAreRefused(@TempDir Path temp) throws IOException {
        SampleFolder web = SampleFolder.chart(temp.resolve("web"), "web");
        SampleFolder.chart(web.resolve("charts/1"), "a");
        SampleFolder.chart(web.resolve("charts/2"), "a");
        Outcome helm = Outcome.ofHelm(web.path(), temp.resolve("helm"));
        Outcome ours = Outcome.ofOurs(web.path(), temp.resolve("ours"));

        assertThat(PackagedContent.names(helm.archive()))
                .filteredOn("web/charts/a/Chart.yaml"::equals)
                .hasSize(2);
        assertThat(ours.refusal()).isEqualTo(web.path() + "/charts holds the chart 'a' twice.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: \"\\x7f\"", "\"a\\x85b\": c"})
    void ownTextIsPackagedWhereHelmCannotWriteItsOwn(String annotation, @TempDir Path temp) throws IOException {
        SampleFolder web = SampleFolder.chart(temp.resolve("web"), "web");
        String text = "annotations: {" + annotation + "}\napiVersion: v2\nname: web\nversion: 0.1.0\n";
        web.with("Chart.yaml", text);
        Outcome helm = Outcome.ofHelm(web.path(), temp.resolve("helm"));
        Outcome ours = Outcome.ofOurs(web.path(), temp.resolve("ours"));

        assertThat(helm.refusal()).startsWith("failed to save: yaml: ");
        assertThat(PackagedContent.entries(ours.archive()))
                .containsEntry("web/Chart.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String difference(Path folder, Outcome helm, Outcome ours) throws IOException {
        if (helm.refused()) {
            return ours.refused() || isOfTextThatHelmCannotWrite(helm, ours)
                    ? ""
                    : "Helm alone refuses: " + helm.refusal();
        }
        if (ours.refused()) {
            List<String> packaged = PackagedContent.names(helm.archive());
            boolean deliberate = ours.faults().stream()
                    .allMatch(fault ->
                            isOfNameForNoRegistry(fault, folder, packaged) || isOfNamesakes(fault, folder, packaged));
            return deliberate ? "" : "ours alone refuses: " + ours.refusal();
        }
        return PackagedContent.difference(helm.archive(), ours.archive());
    }

    /** Helm packages the chart under a name that is none of a repository, by the pattern of the OCI distribution. */
    private static boolean isOfNameForNoRegistry(Fault fault, Path folder, List<String> packaged) {
        String name = packaged.get(0).replaceFirst("/.*", "");
        return fault.anchor().equals("chart-name")
                && fault.what()
                        .equals(folder + "/Chart.yaml has the name '" + name
                                + "', which no chart in a registry can have.")
                && !name.matches("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*");
    }

    /** Helm writes two charts to one path. */
    private static boolean isOfNamesakes(Fault fault, Path folder, List<String> packaged) {
        Matcher namesakes = NAMESAKES.matcher(fault.what());
        return fault.anchor().equals("chart-name")
                && namesakes.matches()
                && namesakes.group(1).startsWith(folder.toString())
                && packaged.stream()
                                .filter(entry -> entry.endsWith("/charts/" + namesakes.group(2) + "/Chart.yaml"))
                                .count()
                        > 1;
    }

    /** Helm cannot read what it has written, of a text that holds what YAML has no plain form for. */
    private static boolean isOfTextThatHelmCannotWrite(Outcome helm, Outcome ours) throws IOException {
        if (!helm.refusal().startsWith("failed to save: yaml: ")) {
            return false;
        }
        for (Map.Entry<String, byte[]> entry :
                PackagedContent.entries(ours.archive()).entrySet()) {
            if (entry.getKey().endsWith("/Chart.yaml")
                    && UNWRITABLE
                            .matcher(MetadataReader.read(entry.getKey(), entry.getValue())
                                    .toString())
                            .find()) {
                return true;
            }
        }
        return false;
    }
}
