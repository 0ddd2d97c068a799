// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final long MIB = 1L << 20;

    private final Limits limits = new Limits("charts/web");

    @Test
    void fileOfExactlyFiveMebibytesIsTaken() {
        assertThatCode(() -> limits.count("big.bin", 5 * MIB)).doesNotThrowAnyException();
    }

    @Test
    void fileOfOneByteMoreIsRefusedByItsName() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> limits.count("big.bin", 5 * MIB + 1))
                .withMessageStartingWith("charts/web: big.bin has 5242881 bytes");
    }

    @Test
    void chartStaysBelowAHundredMebibytes() {
        for (int i = 0; i < 19; i++) {
            limits.count(i + ".bin", 5 * MIB);
        }
        limits.count("last.bin", 5 * MIB - 1);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> limits.count("one.bin", 1))
                .withMessageStartingWith("charts/web has 100 MiB");
    }
}
