// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.yaml.HelmYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedChartYamlTest {

    @Test
    void saysEveryFieldOfTheMetadata() {
        Metadata metadata = SampleMetadata.with("""
                description: "a: b # c '\\" 😀 and a line that is much longer than the eighty columns at which others fold it"
                appVersion: "1.10"
                deprecated: true
                keywords: [yes, "no", "~"]
                annotations: {"a b": "x\\n  y\\n", "1": "", c: " z "}
                maintainers: [{name: Ann, email: a@b.c}]
                dependencies:
                - {name: db, version: "1.10", enabled: true, import-values: [a, {child: 1, parent: 1.5, x: [yes, "yes"]}]}
                type: library
                """);

        assertThat(SampleMetadata.read(GeneratedChartYaml.of(metadata))).isEqualTo(metadata);
    }

    @Test
    void dependenciesOfAV1ChartStandInRequirementsYaml() {
        Metadata metadata = SampleMetadata.read("name: web\nversion: 0.1.0\ndependencies: [{name: db}]\n");

        assertThat(GeneratedChartYaml.of(metadata)).doesNotContain("dependencies", "db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "yes", "", "a\"b", "a\\b", "\u0007", "😀"})
    void quotedTextIsThatText(String text) {
        assertThat(HelmYaml.parse(GeneratedChartYaml.quoted(text))).isEqualTo(text);
    }
}
