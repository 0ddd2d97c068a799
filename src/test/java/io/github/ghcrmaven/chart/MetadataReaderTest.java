// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {

    @Test
    void readsEveryFieldOfHelm() {
        Metadata metadata = SampleMetadata.read("""
                apiVersion: v2
                name: web
                version: 1.4.0
                kubeVersion: '>=1.29'
                description: A web server
                type: application
                keywords: [http, 1.10]
                home: https://example.com
                sources: [https://example.com/src]
                dependencies:
                - name: db
                  version: ~2
                  repository: oci://example.com/charts
                  condition: db.enabled
                  tags: [back, 2]
                  enabled: true
                  import-values: [data, {child: a, parent: 1}]
                  alias: store
                maintainers:
                - {name: Ann, email: ann@example.com, url: https://example.com/ann}
                icon: https://example.com/icon.svg
                appVersion: 2.50
                deprecated: yes
                annotations: {a: 1, b: }
                condition: web.enabled
                tags: front
                """);

        assertThat(metadata.apiVersion()).isEqualTo("v2");
        assertThat(metadata.name()).isEqualTo("web");
        assertThat(metadata.version()).isEqualTo("1.4.0");
        assertThat(metadata.kubeVersion()).isEqualTo(">=1.29");
        assertThat(metadata.description()).isEqualTo("A web server");
        assertThat(metadata.type()).isEqualTo("application");
        assertThat(metadata.keywords()).containsExactly("http", "1.1");
        assertThat(metadata.home()).isEqualTo("https://example.com");
        assertThat(metadata.sources()).containsExactly("https://example.com/src");
        assertThat(metadata.dependencies())
                .containsExactly(new Dependency(
                        "db",
                        "~2",
                        "oci://example.com/charts",
                        "db.enabled",
                        List.of("back", "2"),
                        true,
                        List.of("data", Map.of("child", "a", "parent", BigInteger.ONE)),
                        "store"));
        assertThat(metadata.maintainers())
                .containsExactly(new Maintainer("Ann", "ann@example.com", "https://example.com/ann"));
        assertThat(metadata.icon()).isEqualTo("https://example.com/icon.svg");
        assertThat(metadata.appVersion()).isEqualTo("2.5");
        assertThat(metadata.deprecated()).isTrue();
        assertThat(metadata.annotations()).isEqualTo(Map.of("a", "1", "b", ""));
        assertThat(metadata.condition()).isEqualTo("web.enabled");
        assertThat(metadata.tags()).isEqualTo("front");
    }

    @Test
    void namesOfFieldsMatchInAnyCase() {
        Metadata metadata = SampleMetadata.read("ApiVersion: v2\nNAME: web\nVersion: 0.1.0\nappversion: '1'\n");

        assertThat(metadata.apiVersion()).isEqualTo("v2");
        assertThat(metadata.name()).isEqualTo("web");
        assertThat(metadata.version()).isEqualTo("0.1.0");
        assertThat(metadata.appVersion()).isEqualTo("1");
    }

    @Test
    void unknownFieldsAreDropped() {
        assertThat(SampleMetadata.with("engine: gotpl\nx: {y: [1]}\n")).isEqualTo(SampleMetadata.with(""));
    }

    @Test
    void lastOfDuplicateFieldsWins() {
        assertThat(SampleMetadata.with("home: one\nhome: two\n").home()).isEqualTo("two");
    }

    @Test
    void furtherDocumentsAreNotRead() {
        assertThat(SampleMetadata.with("---\nname: other\n").name()).isEqualTo("web");
    }

    @Test
    void missingApiVersionIsV1() {
        assertThat(SampleMetadata.read("name: web\nversion: 0.1.0\n").apiVersion())
                .isEqualTo("v1");
    }

    @Test
    void emptyFileHasEmptyFields() {
        assertThat(SampleMetadata.read("").name()).isEmpty();
    }

    @Test
    void textsAreSanitisedAsByHelm() {
        Metadata metadata = SampleMetadata.with("""
                description: |
                  two
                  lines
                keywords: ["a\\u200Bb"]
                maintainers: [{name: "Ann\\tB"}]
                appVersion: "1\\u00072"
                """);

        assertThat(metadata.description()).isEqualTo("two lines ");
        assertThat(metadata.keywords()).containsExactly("ab");
        assertThat(metadata.maintainers()).extracting(Maintainer::name).containsExactly("Ann B");
        assertThat(metadata.appVersion()).isEqualTo("12");
    }

    @Test
    void annotationsTypeAliasAndVersionAreNotSanitised() {
        Metadata metadata = SampleMetadata.read("""
                name: web
                version: "1\\t2"
                type: "a\\tb"
                annotations: {a: "x\\ty"}
                dependencies: [{name: db, alias: "a\\tb"}]
                """);

        assertThat(metadata.version()).isEqualTo("1\t2");
        assertThat(metadata.type()).isEqualTo("a\tb");
        assertThat(metadata.annotations()).containsEntry("a", "x\ty");
        assertThat(metadata.dependencies()).extracting(Dependency::alias).containsExactly("a\tb");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    deprecated: "true" | field 'deprecated' holds 'true' where Helm wants true or false
                    keywords: a | field 'keywords' holds 'a' where Helm wants a list
                    keywords: [[a]] | field 'keywords' holds a list where Helm wants a text
                    home: {a: b} | field 'home' holds a mapping where Helm wants a text
                    annotations: [a] | field 'annotations' holds a list where Helm wants names with texts
                    annotations: {a: {b: c}} | field 'annotations' holds a mapping where Helm wants a text
                    maintainers: [Ann] | Chart.yaml, maintainers[0]: is 'Ann' where Helm wants fields with names
                    maintainers: [~] | field 'maintainers' has an empty entry
                    dependencies: [{name: a}, ~] | field 'dependencies' has an empty entry
                    dependencies: [{name: a}, {tags: b}] | Chart.yaml, dependencies[1]: field 'tags' holds 'b'
                    """)
    void valueOfTheWrongKindIsRefusedByItsPlace(String line, String message) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SampleMetadata.with(line + "\n"))
                .withMessageStartingWith("Chart.yaml")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n", "just text\n", "42\n"})
    void fileThatIsNoMappingIsRefused(String text) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SampleMetadata.read(text))
                .withMessageContaining("where Helm wants fields with names");
    }

    @Test
    void brokenYamlIsReportedWithItsLine() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SampleMetadata.read("name: web\n\nhome: a: b\n"))
                .withMessageStartingWith("Chart.yaml:3: not YAML: ");
    }

    @Test
    @Timeout(10)
    void aliasBombIsAFaultOfTheFile() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SampleMetadata.with("home: &a [*a, *a]\n"))
                .withMessageStartingWith("Chart.yaml: not YAML: ");
    }

    @Test
    void bytesThatAreNoTextAreAFaultOfTheFile() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SampleMetadata.read("name: w\u0000eb\n"))
                .withMessageStartingWith("Chart.yaml: not YAML: ");
    }
}
