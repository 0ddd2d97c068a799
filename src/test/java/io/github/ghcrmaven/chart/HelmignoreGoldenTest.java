// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real Helm left out of one folder under each .helmignore, see {@code helm/helmignore.tsv}. */
class HelmignoreGoldenTest {

    private static final String HEADING = "# files: ";
    private static final List<String> ROWS = Goldens.lines("helmignore.tsv");
    private static final List<String> FILES =
            strings(JsonParser.parseString(ROWS.get(0).substring(HEADING.length())));

    private static Path folder = Path.of(".");

    @BeforeAll
    static void folderHoldsTheFilesOfTheTable(@TempDir Path temp) throws IOException {
        folder = temp;
        SampleFolder sample = new SampleFolder(folder);
        for (String file : FILES) {
            sample.with(file, "x");
        }
    }

    @ParameterizedTest(name = "[{0}] leaves out {1}")
    @MethodSource("dropped")
    void leavesOutWhatHelmLeavesOut(String rules, List<String> dropped) throws IOException {
        assertThat(kept(rules))
                .containsExactlyInAnyOrderElementsOf(
                        FILES.stream().filter(file -> !dropped.contains(file)).toList());
    }

    @ParameterizedTest(name = "[{0}]")
    @MethodSource("withoutChartYaml")
    void leavesOutChartYamlWhereHelmDoes(String rules) throws IOException {
        assertThat(kept(rules)).doesNotContain("Chart.yaml");
    }

    @ParameterizedTest(name = "[{0}]: {1}")
    @MethodSource("refused")
    void refusesTheRulesThatHelmRefuses(String rules, String error) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> kept(rules))
                .withMessageContaining(error);
    }

    static Stream<Arguments> dropped() {
        return rows().filter(row -> !row[1].startsWith("ERR"))
                .map(row -> Arguments.of(rules(row), strings(JsonParser.parseString(row[1]))));
    }

    static Stream<String> withoutChartYaml() {
        return rows().filter(row -> row[1].equals("ERR Chart.yaml file is missing"))
                .map(HelmignoreGoldenTest::rules);
    }

    static Stream<Arguments> refused() {
        return rows().filter(row -> row[1].startsWith("ERR") && !row[1].contains("Chart.yaml"))
                .map(row -> Arguments.of(rules(row), row[1].substring("ERR ".length())));
    }

    private static Stream<String[]> rows() {
        return ROWS.stream().skip(1).map(row -> row.split("\t", 2));
    }

    private static String rules(String[] row) {
        return JsonParser.parseString(row[0]).getAsString();
    }

    private static List<String> strings(JsonElement array) {
        return StreamSupport.stream(((JsonArray) array).spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    private static List<String> kept(String rules) throws IOException {
        return FolderWalk.files(folder, IgnoreRules.parse(".helmignore", rules), Links.ANYWHERE).stream()
                .map(ChartFile::name)
                .toList();
    }
}
