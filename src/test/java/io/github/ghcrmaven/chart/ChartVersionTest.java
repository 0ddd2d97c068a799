// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartVersionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "v1.2.3",
                "1",
                "v1",
                "1.2",
                "01.2.3",
                "1.2.3-rc.1",
                "1.2.3-SNAPSHOT",
                "1.2.3+b.1",
                "1.2.3-a-b+c-d",
                "1.2.3-0",
                "1.2.3-0a",
                "1.2-x",
                "18446744073709551615.0.0"
            })
    void isTakenAsLooselyAsHelmTakesIt(String version) {
        assertThat(ChartVersion.isValid(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "latest",
                "V1",
                "1.2.3.4",
                "1.2.3-",
                "1.2.3+",
                "1.2.3-01",
                "1.2.3-a..b",
                "1.2.3-a_b",
                "1.2.3\n",
                " 1.2.3",
                "${revision}",
                "18446744073709551616.0.0",
                "1.x",
                "1/../2",
                "١.٢"
            })
    void isNothingElse(String version) {
        assertThat(ChartVersion.isValid(version)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "0.0.0", "1.2.3-rc.1", "1.2.3+b.1", "10.20.30-a-b+c"})
    void isStrictWhereSemVer2HasIt(String version) {
        assertThat(ChartVersion.isStrict(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.2.3", "1", "1.2", "01.2.3", "1.02.3", "1.2.03", "1.2-x", "latest", "1.2.3-01"})
    void isLooseWhereHelmAloneTakesIt(String version) {
        assertThat(ChartVersion.isStrict(version)).isFalse();
    }

    @Test
    void has128CharactersAtMostSinceItIsATagToo() {
        assertThat(ChartVersion.isValid("1.2.3-" + "a".repeat(122))).isTrue();
        assertThat(ChartVersion.isValid("1.2.3-" + "a".repeat(123))).isFalse();
    }
}
