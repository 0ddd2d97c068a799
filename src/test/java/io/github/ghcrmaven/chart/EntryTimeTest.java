// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T00:00:00Z, 2026-11-21T00:00:00Z",
        "2026-11-21T01:30:00+01:30, 2026-11-21T00:00:00Z",
        "2026-11-21T00:00:00.999Z, 2026-11-21T00:00:00Z",
        "1795219200, 2026-11-21T00:00:00Z",
        "0, 1970-01-01T00:00:00Z",
        "8589934591, 2242-03-16T12:56:31Z"
    })
    void outputTimestampIsIsoOrSeconds(String text, Instant instant) {
        assertThat(EntryTime.of(text, Optional.of("1"))).isEqualTo(new EntryTime(instant, true));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "-"})
    void whereOutputTimestampIsOffSourceDateEpochCounts(String outputTimestamp) {
        assertThat(EntryTime.of(outputTimestamp, Optional.of("315532801")))
                .isEqualTo(new EntryTime(Instant.parse("1980-01-01T00:00:01Z"), true));
    }

    @Test
    void withoutEitherItIsTheConstantThatNobodyGave() {
        assertThat(EntryTime.of(null, Optional.empty()))
                .isEqualTo(new EntryTime(Instant.parse("1980-02-01T00:00:00Z"), false));
    }

    /** Maven 4 gives it to every project that names none. */
    @ParameterizedTest
    @ValueSource(strings = {"1980-02-01T00:00:00Z", "318211200"})
    void constantGivenByMavenIsNobodysTime(String constant) {
        assertThat(EntryTime.of(constant, Optional.empty())).isEqualTo(EntryTime.CONSTANT);
        assertThat(EntryTime.of(constant, Optional.of("1"))).isEqualTo(new EntryTime(Instant.ofEpochSecond(1), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${git.time}",
                "yesterday",
                "2026-11-21",
                "2026-11-21T00:00:00",
                "-1",
                "1969-12-31T23:59:59Z",
                "8589934592",
                "2242-03-16T12:56:32Z",
                "99999999999999999999"
            })
    void whatNoTarEntryCanCarryIsRefusedWithItsOrigin(String text) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> EntryTime.of(text, Optional.empty()))
                .withMessageStartingWith("project.build.outputTimestamp is '" + text + "'");
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> EntryTime.of(null, Optional.of(text)))
                .withMessageStartingWith("SOURCE_DATE_EPOCH is '" + text + "'");
    }
}
