// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "10.305464ms, PT0.010305464S",
        "1m30.5s,     PT1M30.5S",
        "2h,          PT2H",
        "7µs,         PT0.000007S",
        "7us,         PT0.000007S",
        "3ns,         PT0.000000003S",
        "0.4ns,       PT0S"
    })
    void aDurationIsReadAsGoWritesIt(String text, Duration duration) {
        assertThat(GoDuration.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "ms", "-1s", "1d", "1.s", "1s 2s", "9999999999s"})
    void whatIsNoneIsNotRead(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }

    @Test
    void aDurationBeyondAllSenseIsNotRead() {
        assertThat(GoDuration.parse("999999h")).isEmpty();
        assertThat(GoDuration.parse("1000h")).contains(Duration.ofHours(1000));
    }
}
