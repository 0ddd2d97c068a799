// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartfileRulesTest {

    private static final String STRICT = "[WARNING] Chart.yaml:%d: failed to strictly parse chart metadata file\n\t";

    @TempDir
    private Path folder;

    private TestChart chart;

    @BeforeEach
    void soundChart() throws IOException {
        chart = new TestChart(folder);
    }

    @Test
    void nothingIsFoundInASoundChart() throws IOException {
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void whatIsNotYamlEndsTheRulesForTheFile() throws IOException {
        assertThat(chart.chartYaml("name: web", "version: [").findings())
                .hasSize(3)
                .first()
                .asString()
                .startsWith(
                        "[ERROR] Chart.yaml:3: unable to parse YAML\n\terror converting YAML to JSON: yaml: line 3: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            home: [a]            | cannot unmarshal array into Go struct field Metadata.home of type string
            sources: a           | cannot unmarshal string into Go struct field Metadata.sources of type []string
            deprecated: 'true'   | cannot unmarshal string into Go struct field Metadata.deprecated of type bool
            deprecated: 1        | cannot unmarshal number into Go struct field Metadata.deprecated of type bool
            annotations: [a]     | cannot unmarshal array into Go struct field Metadata.annotations of type map[string]string
            maintainers: [a]     | cannot unmarshal string into Go value of type chart.Metadata.maintainers
            dependencies: {a: b} | cannot unmarshal object into Go struct field Metadata.dependencies of type []*chart.Dependency
            """)
    void aFieldOfAnotherKindIsNotParsed(String line, String problem) throws IOException {
        assertThat(chart.saying(line).findings())
                .first()
                .isEqualTo(
                        "[ERROR] Chart.yaml: unable to parse YAML\n\terror unmarshaling JSON: while decoding JSON: json: "
                                + problem);
    }

    @Test
    void everyUnknownFieldIsNamed() throws IOException {
        assertThat(chart.saying("foo: 1", "maintainers:", "- name: a", "  phone: 1")
                        .findings())
                .containsExactly(
                        STRICT.formatted(5)
                                + "error unmarshaling JSON: while decoding JSON: json: unknown field \"foo\"",
                        STRICT.formatted(8)
                                + "error unmarshaling JSON: while decoding JSON: json: unknown field \"phone\"");
    }

    @Test
    void aFieldThatIsThereTwiceIsNamed() throws IOException {
        assertThat(chart.saying("name: web").findings())
                .containsExactly(STRICT.formatted(5)
                        + "error converting YAML to JSON: yaml: unmarshal errors:\n"
                        + "  line 5: key \"name\" already set in map");
    }

    @Test
    void fieldsAreKnownInAnyCase() throws IOException {
        assertThat(chart.saying("Description: a", "KEYWORDS: [b]").findings()).isEmpty();
    }

    @Test
    void aNameIsRequired() throws IOException {
        assertThat(chart.chartYaml("apiVersion: v2", "version: 1.0.0", "icon: a:b")
                        .findings())
                .contains("[ERROR] Chart.yaml: name is required");
    }

    @Test
    void aNameWithASlashIsInvalid() throws IOException {
        assertThat(chart.chartYaml("apiVersion: v2", "name: a/b", "version: 1.0.0", "icon: a:b")
                        .findings())
                .contains("[ERROR] Chart.yaml:2: chart name \"a/b\" is invalid");
    }

    @Test
    void anApiVersionIsRequired() throws IOException {
        assertThat(chart.chartYaml("name: web", "version: 1.0.0", "icon: a:b").findings())
                .containsExactly(
                        "[ERROR] Chart.yaml: apiVersion is required. The value must be either \"v1\" or \"v2\"");
    }

    @Test
    void anApiVersionIsV1OrV2() throws IOException {
        assertThat(chart.chartYaml("apiVersion: v3", "name: web", "version: 1.0.0", "icon: a:b")
                        .findings())
                .containsExactly("[ERROR] Chart.yaml:1: apiVersion 'v3' is not valid."
                        + " The value must be either \"v1\" or \"v2\"");
    }

    @Test
    void versionsAreTexts() throws IOException {
        assertThat(chart.chartYaml("apiVersion: v2", "name: web", "version: 1.10", "appVersion: y", "icon: a:b")
                        .findings())
                .containsExactly(
                        "[ERROR] Chart.yaml:3: version should be of type string but it's of type float64",
                        "[ERROR] Chart.yaml:4: appVersion should be of type string but it's of type bool",
                        "[WARNING] Chart.yaml:3: version '1.1' is not a valid SemVerV2");
    }

    @Test
    void aVersionIsRequired() throws IOException {
        assertThat(chart.chartYaml("apiVersion: v2", "name: web", "version:", "icon: a:b")
                        .findings())
                .startsWith(
                        "[ERROR] Chart.yaml:3: version should be of type string but it's of type <nil>",
                        "[ERROR] Chart.yaml:3: version is required",
                        "[WARNING] Chart.yaml:3: version '' is not a valid SemVerV2");
    }

    @Test
    void aVersionIsSemVer() throws IOException {
        assertThat(chart.chartYaml("apiVersion: v2", "name: web", "version: one", "icon: a:b")
                        .findings())
                .startsWith(
                        "[ERROR] Chart.yaml:3: version 'one' is not a valid SemVer",
                        "[WARNING] Chart.yaml:3: version 'one' is not a valid SemVerV2");
    }

    @ParameterizedTest
    @CsvSource({"0.0.0-0, 0.0.0-0", "v0-0, 0.0.0-0", "0.0.0-0+b, 0.0.0-0+b"})
    void theLowestVersionOfAllIsRefused(String version, String said) throws IOException {
        assertThat(chart.chartYaml("apiVersion: v2", "name: web", "version: " + version, "icon: a:b")
                        .findings())
                .startsWith("[ERROR] Chart.yaml:3: version \"" + said + "\" is less than or equal to \"0.0.0-0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0", "0.0.0-1", "1.2.3-rc.1+build.5", "1.0.0--", "1.0.0-0a"})
    void aStrictVersionPasses(String version) throws IOException {
        assertThat(chart.chartYaml("apiVersion: v2", "name: web", "version: " + version, "icon: a:b")
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0.0", "'1.4'", "'1'"})
    void aLooseVersionIsWarnedOf(String version) throws IOException {
        assertThat(chart.chartYaml("apiVersion: v2", "name: web", "version: " + version, "icon: a:b")
                        .findings())
                .containsExactly(
                        "[WARNING] Chart.yaml:3: version '" + version.replace("'", "") + "' is not a valid SemVerV2");
    }

    @Test
    void aVersionOfAnyLengthIsLookedAt() throws IOException {
        String version = "1.0.0-" + "a.".repeat(100_000) + "b";

        assertThat(chart.chartYaml("apiVersion: v2", "name: web", "version: " + version, "icon: a:b")
                        .findings())
                .hasSize(4);
    }

    @Test
    void everyMaintainerIsLookedAt() throws IOException {
        assertThat(chart.saying(
                                "maintainers:",
                                "- name: a",
                                "- email: a@b.c",
                                "- {name: b, email: bad}",
                                "- {name: c, url: b ad}",
                                "-")
                        .findings())
                .startsWith(
                        "[ERROR] Chart.yaml:7: each maintainer requires a name",
                        "[ERROR] Chart.yaml:8: invalid email 'bad' for maintainer 'b'",
                        "[ERROR] Chart.yaml:9: invalid url 'b ad' for maintainer 'c'",
                        "[ERROR] Chart.yaml:10: a maintainer entry is empty");
    }

    @Test
    void everySourceIsAnAddress() throws IOException {
        assertThat(chart.saying("sources:", "- https://acme.example/a", "- foo", "- ''")
                        .findings())
                .containsExactly(
                        "[ERROR] Chart.yaml:7: invalid source URL 'foo'",
                        "[ERROR] Chart.yaml:8: invalid source URL ''");
    }

    @Test
    void anIconIsRecommended() throws IOException {
        assertThat(chart.chartYaml("apiVersion: v2", "name: web", "version: 1.0.0")
                        .findings())
                .containsExactly("[INFO] Chart.yaml: icon is recommended");
    }

    @Test
    void anIconIsAnAddress() throws IOException {
        assertThat(chart.chartYaml("apiVersion: v2", "name: web", "version: 1.0.0", "icon: /foo")
                        .findings())
                .containsExactly("[ERROR] Chart.yaml:4: invalid icon URL '/foo'");
    }

    @Test
    void typeAndDependenciesAreForV2() throws IOException {
        assertThat(chart.chartYaml(
                                "apiVersion: v1",
                                "name: web",
                                "version: 1.0.0",
                                "icon: a:b",
                                "type: application",
                                "dependencies: [{name: a, version: 1.0.0}]")
                        .findings())
                .startsWith(
                        "[ERROR] Chart.yaml:5: chart type is not valid in apiVersion 'v1'."
                                + " It is valid in apiVersion 'v2'",
                        "[ERROR] Chart.yaml:6: dependencies are not valid in the Chart file with apiVersion 'v1'."
                                + " They are valid in apiVersion 'v2'");
    }
}
