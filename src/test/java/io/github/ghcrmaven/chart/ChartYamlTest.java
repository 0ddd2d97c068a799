// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chart.yaml with other versions: the text of its author wherever that can be kept. */
class ChartYamlTest {

    @Test
    void commentsOrderAndUnknownFieldsAreKept() {
        assertThat(edited("""
                        # about this chart
                        version: 0.1.0   # set by the build
                        name: web
                        # of the server
                        appVersion: 1

                        engine: gotpl
                        """)).isEqualTo("""
                        # about this chart
                        version: 2.0.0   # set by the build
                        name: web
                        # of the server
                        appVersion: 3.1-rc

                        engine: gotpl
                        """);
    }

    @Test
    void lineEndsAreKept() {
        assertThat(edited("name: web\r\nversion: 0.1.0\r\nappVersion: x # y\r\n"))
                .isEqualTo("name: web\r\nversion: 2.0.0\r\nappVersion: 3.1-rc # y\r\n");
    }

    @Test
    void missingLineEndAtTheEndStaysMissing() {
        assertThat(edited("name: web\nappVersion: 1\nversion: 0.1.0"))
                .isEqualTo("name: web\nappVersion: 3.1-rc\nversion: 2.0.0");
    }

    @Test
    void styleOfQuotesIsKept() {
        assertThat(edited("name: web\nversion: '0.1.0'\nappVersion: \"1\"\n"))
                .isEqualTo("name: web\nversion: '2.0.0'\nappVersion: \"3.1-rc\"\n");
    }

    @Test
    void singleQuotesWithinSingleQuotesAreDoubled() {
        assertThat(edited("name: web\nversion: 0.1.0\nappVersion: 'x'\n", "2.0.0", "it's"))
                .isEqualTo("name: web\nversion: 2.0.0\nappVersion: 'it''s'\n");
    }

    @Test
    void missingAppVersionIsPutBeforeTheFirstField() {
        assertThat(edited("# license\n---\nname: web\nversion: 0.1.0\n"))
                .isEqualTo("# license\n---\nappVersion: 3.1-rc\nname: web\nversion: 2.0.0\n");
        assertThat(edited("name: web\r\nversion: 0.1.0\r\n"))
                .isEqualTo("appVersion: 3.1-rc\r\nname: web\r\nversion: 2.0.0\r\n");
    }

    @Test
    void missingAppVersionStaysMissingWhereThereIsNone() {
        assertThat(edited("name: web\nversion: 0.1.0\n", "2.0.0", "")).isEqualTo("name: web\nversion: 2.0.0\n");
    }

    @Test
    void emptyValueIsFilledIn() {
        assertThat(edited("name: web\nversion: 0.1.0\nappVersion:\nhome: h\n"))
                .isEqualTo("name: web\nversion: 2.0.0\nappVersion: 3.1-rc\nhome: h\n");
    }

    @Test
    void charactersBeyondTheBasicPlaneDoNotShiftThePlace() {
        assertThat(edited("# 😀😀\ndescription: 😀\nname: web\nversion: 0.1.0 # 😀\nappVersion: 1\n"))
                .isEqualTo("# 😀😀\ndescription: 😀\nname: web\nversion: 2.0.0 # 😀\nappVersion: 3.1-rc\n");
    }

    @Test
    void fieldsInAnotherCaseAreTheSameFields() {
        assertThat(edited("Name: web\nVERSION: 0.1.0\nappversion: 1\n"))
                .isEqualTo("Name: web\nVERSION: 2.0.0\nappversion: 3.1-rc\n");
    }

    @Test
    void everyDuplicateIsSet() {
        assertThat(edited("name: web\nversion: 0.1.0\nversion: 0.2.0\nappVersion: 1\n"))
                .isEqualTo("name: web\nversion: 2.0.0\nversion: 2.0.0\nappVersion: 3.1-rc\n");
    }

    @Test
    void flowMappingIsEditedInPlace() {
        assertThat(edited("{name: web, version: 0.1.0, \"appVersion\":\"1\"}\n"))
                .isEqualTo("{name: web, version: 2.0.0, \"appVersion\": \"3.1-rc\"}\n");
    }

    @Test
    void versionsDeeperDownAreLeftAlone() {
        assertThat(
                        edited(
                                "apiVersion: v2\nname: web\nversion: 0.1.0\nappVersion: 1\ndependencies:\n- name: db\n  version: 0.1.0\n"))
                .isEqualTo(
                        "apiVersion: v2\nname: web\nversion: 2.0.0\nappVersion: 3.1-rc\ndependencies:\n- name: db\n  version: 0.1.0\n");
    }

    @Test
    void furtherDocumentsAreLeftAlone() {
        assertThat(edited("name: web\nversion: 0.1.0\nappVersion: 1\n---\nversion: 0.1.0\n"))
                .isEqualTo("name: web\nversion: 2.0.0\nappVersion: 3.1-rc\n---\nversion: 0.1.0\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.10",
                "1e3",
                "0x10",
                "yes",
                "n",
                "~",
                "null",
                "2026-11-21",
                "12:30",
                "",
                "a: b",
                "a #b",
                "-",
                "'",
                "\"",
                "\\",
                "@x",
                "1_0",
                ".5",
                "é",
                "😀"
            })
    void valueThatAReaderWouldTakeForSomethingElseIsQuoted(String appVersion) {
        Metadata wanted = SampleMetadata.with("appVersion: x\n").withVersions("2.0.0", appVersion);
        String text = edited("apiVersion: v2\nname: web\nversion: 0.1.0\nappVersion: x # kept\n", "2.0.0", appVersion);

        assertThat(text).endsWith(" # kept\n");
        assertThat(SampleMetadata.read(text)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: &v 0.1.0\nname: web\nappVersion: *v\n",
                "annotations: {a: &v 0.1.0}\nversion: *v\nname: web\n",
                "x: &base {version: 0.1.0, home: h}\n<<: *base\nname: web\n",
                "version: |-\n  0.1.0\nname: web\nappVersion: 1\n",
                "version: >-\n  0.1.0\nname: web\n",
                "name: web\nversion: |-\n  0.1.0",
                "{name: web, version: 0.1.0}",
                "{name: web, version: 0.1.0,\n# comment\n}\n",
                "  name: web\n  version: 0.1.0\n",
                "--- {name: web, version: 0.1.0}\n",
                "&root\nname: web\nversion: 0.1.0\n",
                "!!map\nname: web\nversion: 0.1.0\n",
                "? version\n: 0.1.0\n? name\n: web\n",
                "\"version\": 0.1.0\n'name': web\n",
                "version: !!str 0.1.0\nname: web\nappVersion: !!float 1\n",
                "version:\n  0.1.0\nname: web\n",
                "version:\n  # why\n  0.1.0 # what\nname: web\n",
                "name: web\nversion: 0.1.0\nappVersion: &a\nhome: *a\n",
                "name: web\nversion: 0.1.0\nappVersion: \"a\\\n  b\"\n",
                "name: web\nversion: 0.1.0\nappVersion: a\n  b\n",
                "%YAML 1.1\n---\nname: web\nversion: 0.1.0\n",
                "name: web\rversion: 0.1.0\r",
                "name: web\u0085version: 0.1.0\u0085"
            })
    void whateverItsFormItSaysTheWantedVersions(String text) {
        Metadata wanted = SampleMetadata.read(text).withVersions("2.0.0", "3.1-rc");

        assertThat(SampleMetadata.read(edited(text))).isEqualTo(wanted);
    }

    @Test
    void textThatSaysItAlreadyIsNotTouched() {
        String text = "name: web\nversion: &v 2.0.0\nappVersion: 3.1-rc\nx: *v\n";

        assertThat(edited(text)).isEqualTo(text);
    }

    @Test
    void annotationsAreAddedBeforeTheOthers() {
        assertThat(annotated("""
                        name: web
                        version: 0.1.0
                        # why
                        annotations:
                          # of the team
                          team: web # not yours
                        """, Map.of("a/b", "c: d", "team", "db"))).isEqualTo("""
                        name: web
                        version: 0.1.0
                        # why
                        annotations:
                          # of the team
                          a/b: "c: d"
                          team: db # not yours
                        """);
    }

    @Test
    void annotationsAreAddedWhereThereAreNone() {
        assertThat(annotated("# c\r\nname: web\r\nversion: 0.1.0\r\n", Map.of("x", "1", "y", "2")))
                .isEqualTo("# c\r\nannotations:\r\n  x: \"1\"\r\n  \"y\": \"2\"\r\nname: web\r\nversion: 0.1.0\r\n");
        assertThat(annotated("name: web\nannotations: {}\nversion: 0.1.0\n", Map.of("x", "1")))
                .isEqualTo("name: web\nannotations: {x: \"1\"}\nversion: 0.1.0\n");
        assertThat(annotated("name: web\nannotations:\nversion: 0.1.0\n", Map.of("x", "1")))
                .isEqualTo("name: web\nannotations: {x: \"1\"}\nversion: 0.1.0\n");
        assertThat(annotated("name: web\nannotations: {a: b}\nversion: 0.1.0\n", Map.of("x", "1")))
                .isEqualTo("name: web\nannotations: {x: \"1\", a: b}\nversion: 0.1.0\n");
    }

    @Test
    void annotationOfSeveralLinesIsReplacedInPlace() {
        assertThat(annotated(
                        "name: web\nannotations:\n  a: |\n    - x\n\n  b: c # kept\nversion: 0.1.0\n",
                        Map.of("a", "- y\n- z")))
                .isEqualTo("name: web\nannotations:\n  a: \"- y\\n- z\"\n  b: c # kept\nversion: 0.1.0\n");
    }

    @Test
    void annotationThatIsThereAlreadyTouchesNothing() {
        String text = "name: web\nannotations: {a: 'b'}\nversion: 0.1.0\n";

        assertThat(annotated(text, Map.of("a", "b"))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: web\nversion: 0.1.0\nannotations: &a {k: v}\n",
                "x: &a {k: v}\nname: web\nversion: 0.1.0\nannotations: *a\n",
                "name: web\nversion: 0.1.0\nannotations: {<<: {k: v}}\n",
                "name: web\nversion: 0.1.0\nannotations:\n  ? k\n  : v\n",
                "name: web\nversion: 0.1.0\nannotations:\n  k: v\n  k: w\n",
                "name: web\nversion: 0.1.0\nANNOTATIONS: {\"k\": v}\nannotations: {l: w}\n",
                "{name: web, version: 0.1.0}\n",
                "name: web\nversion: 0.1.0\nannotations: null # none\n",
                "name: web\nversion: 0.1.0\nannotations:\n  # none\n",
                "name: web\nversion: 0.1.0\nannotations: !!map {}\n"
            })
    void whateverTheFormOfTheAnnotationsTheySayWhatIsWanted(String text) {
        Metadata said = SampleMetadata.read(text);
        SortedMap<String, String> wanted = new TreeMap<>(said.annotations());
        wanted.putAll(Map.of("k", "yes", "a b", "#"));

        assertThat(SampleMetadata.read(annotated(text, Map.of("k", "yes", "a b", "#"))))
                .isEqualTo(said.withAnnotations(wanted));
    }

    @Test
    void textThatCannotBeEditedIsWrittenAsHelmWritesIt() {
        assertThat(edited(
                        "# lost\nx: &base {version: 0.1.0, home: h}\n<<: *base\nappVersion: 1\nname: web\n",
                        "2.0.0",
                        "1.10"))
                .isEqualTo("apiVersion: v1\nappVersion: \"1.10\"\nhome: h\nname: web\nversion: 2.0.0\n");
    }

    @Test
    void textThatHelmChangesInWritingSaysWhatHelmMakesOfIt() {
        assertThat(edited("name: web\nversion: 2.0.0\nappVersion: '1'\nannotations: {a: \"b\\Nc\"}\n", "2.0.0", "1"))
                .contains("annotations: {a: \"b c\"}\n");
    }

    private static String annotated(String text, Map<String, String> annotations) {
        Metadata said = SampleMetadata.read(text);
        ChartChanges changes = new ChartChanges(Optional.empty(), Optional.empty(), new TreeMap<>(annotations));
        return new String(ChartYaml.saying(text.getBytes(UTF_8), changes.applied(said)), UTF_8);
    }

    private static String edited(String text) {
        return edited(text, "2.0.0", "3.1-rc");
    }

    private static String edited(String text, String version, String appVersion) {
        Metadata metadata = SampleMetadata.read(text).withVersions(version, appVersion);
        return new String(ChartYaml.saying(text.getBytes(UTF_8), metadata), UTF_8);
    }
}
