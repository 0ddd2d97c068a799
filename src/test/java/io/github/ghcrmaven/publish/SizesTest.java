// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1949, 1.9 kB",
        "999949, 999.9 kB",
        "999999, 1.0 MB",
        "1000000, 1.0 MB",
        "94371840, 94.4 MB",
        "5368709120, 5368.7 MB"
    })
    void aSizeIsReadAtAGlance(long bytes, String said) {
        assertThat(Sizes.of(bytes)).isEqualTo(said);
    }

    @Test
    void itDoesNotDependOnWhereTheBuildRuns() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Sizes.of(1500)).isEqualTo("1.5 kB");
        } finally {
            Locale.setDefault(before);
        }
    }
}
