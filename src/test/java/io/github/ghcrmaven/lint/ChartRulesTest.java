// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for values, templates, dependencies and custom resource definitions. */
class ChartRulesTest {

    @TempDir
    private Path folder;

    private TestChart chart;

    @BeforeEach
    void soundChart() throws IOException {
        chart = new TestChart(folder);
    }

    @Test
    void valuesMayBeMissing() throws IOException {
        assertThat(chart.without("values.yaml").findings()).containsExactly("[INFO] values.yaml: file does not exist");
    }

    @Test
    void valuesAreAFile() throws IOException {
        chart.without("values.yaml");
        Files.createDirectory(folder.resolve("values.yaml"));

        assertThat(chart.findings())
                .containsExactly("[ERROR] values.yaml: unable to parse YAML: read values.yaml: is a directory");
    }

    @Test
    void valuesAreYaml() throws IOException {
        assertThat(chart.with("values.yaml", "a: 1\nb: {\n").findings())
                .hasSize(3)
                .first()
                .asString()
                .startsWith(
                        "[ERROR] values.yaml:3: unable to parse YAML: error converting YAML to JSON: yaml: line 3: ");
    }

    @Test
    void valuesAreAMapping() throws IOException {
        assertThat(chart.with("values.yaml", "- a\n").findings())
                .first()
                .isEqualTo("[ERROR] values.yaml: unable to parse YAML: error unmarshaling JSON: while decoding JSON:"
                        + " json: cannot unmarshal array into Go value of type map[string]interface {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", " "})
    void aSchemaThatEndsTooSoonIsSaidAsHelmSaysIt(String schema) throws IOException {
        assertThat(chart.with("values.schema.json", schema).findings())
                .containsExactly("[ERROR] values.yaml: unexpected EOF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{} {}", "{'a': 1}"})
    void aSchemaIsJson(String schema) throws IOException {
        assertThat(chart.with("values.schema.json", schema).findings())
                .containsExactly("[ERROR] values.yaml: values.schema.json is not JSON");
    }

    @Test
    void anEmptySchemaIsNone() throws IOException {
        assertThat(chart.with("values.schema.json", "").findings()).isEmpty();
        assertThat(chart.with("values.schema.json", "{\"type\": \"object\"}").findings())
                .isEmpty();
    }

    @Test
    void whatTheSchemaDoesNotAllowIsSaidWithItsLine() throws IOException {
        chart.with("values.yaml", """
                image:
                  repository: web
                  tag: 7
                list:
                - a
                -
                  - b
                typo: 1
                """).with("values.schema.json", """
                {"required": ["none"], "additionalProperties": false, "properties": {
                  "image": {"required": ["host"], "properties": {"tag": {"type": "string"}}},
                  "list": {"items": {"type": "string"}}}}
                """);

        assertThat(chart.findings())
                .containsExactly(
                        "[ERROR] values.yaml: - at '': missing property 'none'",
                        "[ERROR] values.yaml:1: - at '/image': missing property 'host'",
                        "[ERROR] values.yaml:3: - at '/image/tag': got number, want string",
                        "[ERROR] values.yaml:7: - at '/list/1': got array, want string",
                        "[ERROR] values.yaml:8: - at '': additional properties 'typo' not allowed");
    }

    @Test
    void alternativesStayTogether() throws IOException {
        chart.with("values.schema.json", """
                {"properties": {"greeting": {"anyOf": [{"type": "integer"}, {"maxLength": 1}]}}}
                """);

        assertThat(chart.findings())
                .containsExactly("[ERROR] values.yaml:1: - at '/greeting': 'anyOf' failed"
                        + "\n  - at '/greeting': got string, want integer"
                        + "\n  - at '/greeting': maxLength: got 5, want 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"properties\": {\"greeting\": {\"$ref\": \"https://acme.example/a.json#/definitions/a\"}}}",
                "{\"$id\": \"https://acme.example/b.json\", \"allOf\": [{\"$ref\": \"a.json\"}]}",
                "{\"$schema\": \"http://json-schema.org/draft-07/schema\","
                        + " \"properties\": {\"greeting\": {\"$ref\": \"https://acme.example/a.json\", \"type\": \"null\"}}}"
            })
    void whatIsElsewhereIsNotReadAndThatIsSaid(String schema) throws IOException {
        chart.with("values.schema.json", schema);

        assertThat(chart.findings())
                .hasSize(1)
                .first()
                .asString()
                .startsWith(
                        "[WARNING] values.yaml: values.schema.json refers to https://acme.example/a.json, which is not"
                                + " read: ");
    }

    @Test
    void anUnknownDialectIsNotRead() throws IOException {
        chart.with("values.schema.json", "{\"$schema\": \"https://acme.example/dialect\", \"type\": \"string\"}");

        assertThat(chart.findings())
                .containsExactly("[WARNING] values.yaml: values.schema.json is not checked: its dialect,"
                        + " https://acme.example/dialect, is not known");
    }

    @Test
    void aSchemaThatAsksForTooMuchIsNotFollowed() throws IOException {
        StringBuilder schema = new StringBuilder("{\"$defs\": {\"d0\": {\"type\": \"object\"}");
        for (int i = 1; i < 40; i++) {
            schema.append(", \"d%d\": {\"allOf\": [{\"$ref\": \"#/$defs/d%d\"}, {\"$ref\": \"#/$defs/d%d\"}]}"
                    .formatted(i, i - 1, i - 1));
        }
        chart.with("values.schema.json", schema + "}, \"$ref\": \"#/$defs/d39\"}");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(chart.findings())
                        .containsExactly("[WARNING] values.yaml: values.schema.json is not checked: it takes more than"
                                + " 5000000 steps"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999"})
    void aNumberThatFillsTheMemoryIsNotCompared(String number) throws IOException {
        chart.with("values.schema.json", "{\"properties\": {\"greeting\": {\"maximum\": " + number + "}}}");

        assertThat(chart.findings())
                .containsExactly("[WARNING] values.yaml: values.schema.json is not checked: the number " + number
                        + " is too large or too small");
    }

    @Test
    void whatIsWrongFarWithinIsFound() throws IOException {
        chart.with("values.yaml", "{a: ".repeat(100) + "1" + "}".repeat(100))
                .with("values.schema.json", "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"#\"}}}");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(chart.findings())
                        .containsExactly(
                                "[ERROR] values.yaml:1: - at '" + "/a".repeat(100) + "': got number, want object"));
    }

    @Test
    void noPatternTakesLong() throws IOException {
        chart.with("values.yaml", "greeting: " + "a".repeat(100_000) + "!\n")
                .with("values.schema.json", "{\"properties\": {\"greeting\": {\"pattern\": \"^(a+)+$\"}}}");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertThat(chart.findings()).hasSize(1));
    }

    @Test
    void templatesAreMissed() throws IOException {
        Files.delete(folder.resolve("templates/config.yaml"));

        assertThat(chart.without("templates").findings())
                .containsExactly("[WARNING] templates/: directory does not exist");
    }

    @Test
    void templatesAreAFolder() throws IOException {
        chart.without("templates/config.yaml").without("templates").with("templates", "");

        assertThat(chart.findings()).containsExactly("[ERROR] templates/: not a directory");
    }

    @Test
    void templatesHaveCertainExtensions() throws IOException {
        chart.with("templates/foo.json", "{}").with("templates/sub.d/noext", "").with("templates/a.yml", "");

        assertThat(chart.findings())
                .containsExactly(
                        "[ERROR] templates/foo.json: file extension '.json' not valid."
                                + " Valid extensions are .yaml, .yml, .tpl, or .txt",
                        "[ERROR] templates/sub.d/noext: file extension '' not valid."
                                + " Valid extensions are .yaml, .yml, .tpl, or .txt");
    }

    @Test
    void whatHelm2KnewIsNamedWithItsLine() throws IOException {
        chart.with("templates/a.yaml", "a: b\n\"helm.sh/hook\":  crd-install\nc: {{ .Release.Time }}\n");

        assertThat(chart.findings())
                .containsExactly(
                        "[WARNING] templates/a.yaml:2: manifest is a crd-install hook. This hook is no longer supported in"
                                + " v3 and all CRDs should also exist the crds/ directory at the top level of the chart",
                        "[ERROR] templates/a.yaml:3: .Release.Time has been removed in v3, please replace with the `now`"
                                + " function in your templates");
    }

    @Test
    void whatHelmDoesNotLoadIsSaidWhereverHelmWouldLoadIt() throws IOException {
        chart.with(".helmignore", "# none\na/**\n").with("crds/a.yaml", "");
        String problem = ".helmignore:2: rule 'a/**': double-star (**) syntax is not supported";

        assertThat(chart.findings())
                .containsExactly(
                        "[ERROR] templates/: " + problem,
                        "[ERROR] : unable to load chart\n\t" + problem,
                        "[ERROR] crds/: " + problem);
        assertThat(chart.report().distinct()).hasSize(1);
        assertThat(chart.report().summary()).isEqualTo("1 error, no warnings in chart web");
    }

    @Test
    void theSameProblemIsPrintedOnce() throws IOException {
        assertThat(chart.with("values.yaml", "a: {\n").report().distinct()).hasSize(1);
        chart.with("values.yaml", "");
        assertThat(chart.chartYaml("a: {").report().distinct()).hasSize(1);
    }

    @Test
    void whatLiesInChartsIsDeclared() throws IOException {
        chart.with("charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n");

        assertThat(chart.findings()).containsExactly("[ERROR] : chart metadata is missing these dependencies: db");
    }

    @Test
    void whatIsDeclaredLiesInCharts() throws IOException {
        chart.saying("dependencies: [{name: a, version: 1.0.0}, {name: b, version: 1.0.0}]");

        assertThat(chart.findings()).containsExactly("[WARNING] : chart directory is missing these dependencies: a,b");
    }

    @Test
    void dependenciesOfV1StandInRequirements() throws IOException {
        chart.chartYaml("apiVersion: v1", "name: web", "version: 1.0.0", "icon: a:b")
                .with("requirements.yaml", "dependencies: [{name: a, version: 1.0.0}, {name: a, version: 2.0.0}]\n");

        assertThat(chart.findings())
                .first()
                .isEqualTo("[ERROR] templates/: validation: more than one dependency with name or alias \"a\"");
    }

    @Test
    void crdsAreAFolder() throws IOException {
        assertThat(chart.with("crds", "").findings()).containsExactly("[ERROR] crds/: not a directory");
    }

    @Test
    void everyDocumentOfACrdIsOne() throws IOException {
        chart.with("crds/a.yaml", """
                # licence
                ---
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                ---
                apiVersion: v1
                kind: Secret
                """)
                .with("crds/README.md", "not: [one")
                .with("crds/a.JSON", "{\"kind\": \"CustomResourceDefinition\"}");

        assertThat(chart.findings())
                .containsExactly(
                        "[ERROR] crds/a.JSON:1: apiVersion is not in 'apiextensions.k8s.io'",
                        "[ERROR] crds/a.yaml:5: apiVersion is not in 'apiextensions.k8s.io'",
                        "[ERROR] crds/a.yaml:5: object kind is not 'CustomResourceDefinition'");
    }

    @Test
    void aCrdThatIsATemplateEndsTheRules() throws IOException {
        chart.with("crds/a.yaml", "a: b\n---\n{{ template }}\n").with("crds/b.yaml", "a: b");

        assertThat(chart.findings())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("[ERROR] crds/a.yaml")
                .contains("unable to parse YAML: ");
    }

    @Test
    void crdsOfChartsWithinAreLookedAt() throws IOException {
        chart.saying("dependencies: [{name: db, version: 1.0.0}]")
                .with("charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n")
                .with("charts/db/crds/a.yaml", "kind: CustomResourceDefinition\n")
                .with("crds/none.txt", "");

        assertThat(chart.findings())
                .containsExactly("[ERROR] charts/db/crds/a.yaml:1: apiVersion is not in 'apiextensions.k8s.io'");
    }
}
