// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {

    @Test
    void saysWhatThenTheFixThenWhereItIsExplained() {
        Fault fault = new Fault("The chart has no name.", "add one: name: my-chart", "chart-name");

        assertThat(fault.text(anchor -> "https://docs.example/errors.md#" + anchor))
                .isEqualTo("The chart has no name.\n"
                        + "Fix: add one: name: my-chart  https://docs.example/errors.md#chart-name");
    }

    @Test
    void furtherLinesOfAFixAreIndentedBelowItsFirst() {
        Fault fault = new Fault("Refused.", "type\nmvn ghcr:login", "denied");

        assertThat(fault.text(anchor -> anchor)).isEqualTo("Refused.\nFix: type\n     mvn ghcr:login  denied");
    }

    @Test
    void withoutAnAddressTheExplanationIsNamedByItsFile() {
        assertThat(new Fault("Refused.", "log in", "denied"))
                .hasToString("Refused.\nFix: log in  docs/errors.md#denied");
    }
}
