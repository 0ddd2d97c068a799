// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real Helm made of an appVersion, see {@code helm/appVersion-coercion.tsv}. */
class CoercionGoldenTest {

    private static final String ABSENT = "<absent>";

    @ParameterizedTest(name = "appVersion: {0} is read as [{1}]")
    @MethodSource("read")
    void scalarBecomesTheTextThatHelmPackages(String scalar, String text) {
        assertThat(appVersion(scalar)).isEqualTo(text);
    }

    @ParameterizedTest(name = "appVersion: {0}")
    @MethodSource("refused")
    void collectionIsRefusedAsByHelm(String value) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> appVersion(value))
                .withMessageContaining("field 'appVersion' holds a");
    }

    static Stream<Arguments> read() {
        return rows().filter(row -> !row[1].contains("ERR")).map(row -> Arguments.of(row[0], text(row[1].strip())));
    }

    static Stream<String> refused() {
        return rows().filter(row -> row[1].contains("ERR")).map(row -> row[0]);
    }

    private static Stream<String[]> rows() {
        return Goldens.lines("appVersion-coercion.tsv").stream().map(row -> row.split("\t", 2));
    }

    /** The column holds the scalar as it stands in the packaged Chart.yaml. */
    private static String text(String packaged) {
        return packaged.equals(ABSENT) ? "" : packaged.replace("\"", "");
    }

    private static String appVersion(String value) {
        return SampleMetadata.with("appVersion: " + value + "\n").appVersion();
    }
}
