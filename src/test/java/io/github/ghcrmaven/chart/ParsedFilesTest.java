// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that Helm parses when it packages, though it keeps their bytes. */
class ParsedFilesTest {

    private SampleFolder folder = new SampleFolder(Path.of("."));

    @BeforeEach
    void chart(@TempDir Path temp) throws IOException {
        folder = SampleFolder.chart(temp.resolve("web"), "web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "# nothing", "a: 1", "a: 1\n---\nb: [", "a: 1e400"})
    void valuesAreAMappingOrNothing(String text) throws IOException {
        folder.with("values.yaml", text);

        assertThat(load().files()).extracting(ChartFile::name).contains("values.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a", "text", "5", "a: .inf", "a: {b: [.nan]}", "a: [", "? [a]\n: b", "a:\n\tb: c"})
    void otherValuesAreRefused(String text) throws IOException {
        folder.with("values.yaml", text + "\n");

        refused("values.yaml");
    }

    @Test
    void valuesOfChartsWithinAreHeldToTheSame() throws IOException {
        SampleFolder.chart(folder.resolve("charts/db"), "db").with("values.yaml", "- a\n");

        refused("charts/db/values.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " [] \n",
                "1",
                "-0.5e+7",
                "\"a\"",
                "null",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": \"\u007f\u2028\"}",
                "\"\\ud800\""
            })
    void schemaIsAnyJson(String text) throws IOException {
        folder.with("values.schema.json", text);

        assertThat(load().files()).extracting(ChartFile::name).contains("values.schema.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{\"a\": 1,}",
                "01",
                "1.",
                "'a'",
                "nul",
                "NULL",
                "{a: 1}",
                "NaN",
                "{} {}",
                "// c\n{}",
                "[1;2]",
                "\"\t\"",
                "\"\\x\"",
                "\f{}",
                ")]}'\n{}",
                "{\"a\" = 1}",
                "\"a",
                "["
            })
    void otherSchemasAreRefused(String text) throws IOException {
        folder.with("values.schema.json", text);

        refused("values.schema.json is not JSON");
    }

    private Chart load() throws IOException {
        return ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
    }

    private void refused(String message) {
        assertThatExceptionOfType(FaultException.class).isThrownBy(this::load).withMessageContaining(message);
    }
}
