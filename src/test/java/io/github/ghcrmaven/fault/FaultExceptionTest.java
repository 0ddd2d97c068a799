// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultExceptionTest {

    private static final Fault NAME = new Fault("No name.", "add one", "chart-name");
    private static final Fault VERSION = new Fault("No version.", "add one", "chart-version");

    @Test
    void messageHoldsEveryFaultInOrder() {
        assertThat(new FaultException(List.of(NAME, VERSION)))
                .hasMessage("No name.\nFix: add one  docs/errors.md#chart-name\n"
                        + "No version.\nFix: add one  docs/errors.md#chart-version");
    }

    @Test
    void textGivesEveryFaultItsAddress() {
        assertThat(new FaultException(List.of(NAME, VERSION)).text(anchor -> "#" + anchor))
                .isEqualTo("No name.\nFix: add one  #chart-name\nNo version.\nFix: add one  #chart-version");
    }

    @Test
    void laterChangesOfTheListDoNotReachIt() {
        List<Fault> faults = new ArrayList<>(List.of(NAME));
        FaultException exception = new FaultException(faults);
        faults.add(VERSION);

        assertThat(exception.faults()).containsExactly(NAME);
    }
}
