// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: library",
                "type: application",
                "dependencies: [{name: a}, {name: a, alias: b}]",
                "dependencies: [{name: a, alias: A_b-1}]"
            })
    void fitChartHasNoFaults(String line) {
        assertThat(faults(SampleMetadata.with(line + "\n"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    type: plugin | Chart.yaml has the type 'plugin', which Helm does not know.
                    dependencies: [{name: a, alias: b c}] | Chart.yaml has the alias 'b c' for the dependency 'a'.
                    dependencies: [{name: a}, {name: a}] | Chart.yaml has two dependencies that go by 'a'.
                    dependencies: [{name: a}, {name: b, alias: a}] | Chart.yaml has two dependencies that go by 'a'.
                    """)
    void eachFaultIsNamed(String line, String what) {
        assertThat(faults(SampleMetadata.with(line + "\n"))).containsExactly(what);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a/b", "Web", "a b", "-a", "a--", "été", "../web"})
    void nameMustFitARegistry(String name) {
        assertThat(faults(SampleMetadata.read("name: '" + name + "'\nversion: 0.1.0\n")))
                .containsExactly("Chart.yaml has the name '" + name + "', which no chart in a registry can have.");
    }

    @Test
    void allFaultsAreFoundAtOnce() {
        assertThat(faults(SampleMetadata.read("type: plugin\ndependencies: [{name: a}, {name: a}]\n")))
                .containsExactly(
                        "Chart.yaml has no name.",
                        "Chart.yaml has no version.",
                        "Chart.yaml has the type 'plugin', which Helm does not know.",
                        "Chart.yaml has two dependencies that go by 'a'.");
    }

    @Test
    void versionMustBeOne() {
        assertThat(faults(SampleMetadata.read("name: web\nversion: latest\n")))
                .containsExactly("Chart.yaml has the version 'latest', which is none.");
    }

    private static List<String> faults(Metadata metadata) {
        return MetadataRules.faults("Chart.yaml", metadata).stream()
                .map(Fault::what)
                .toList();
    }
}
