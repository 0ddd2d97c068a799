// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationsTest {

    @Test
    void valueBeginsAfterTheFirstEqualsSign() {
        assertThat(Annotations.parse(List.of("a.b/c = d=e ", "empty=")))
                .containsEntry("a.b/c", "d=e")
                .containsEntry("empty", "");
    }

    @Test
    void emptyElementOfThePomIsNone() {
        assertThat(Annotations.parse(Arrays.asList(null, "a=b"))).hasSize(1);
    }

    @Test
    void allThatIsWrongIsSaid() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Annotations.parse(List.of("a=b", "a=c", "=d", "e")))
                .satisfies(thrown -> assertThat(thrown.faults()).hasSize(3))
                .withMessageContainingAll("'a' is given twice", "'=d' is not key=value", "'e' is not key=value");
    }
}
