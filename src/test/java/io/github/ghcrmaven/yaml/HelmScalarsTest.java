// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelmScalarsTest {

    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})
    void wordsOfYesAreTrue(String word) {
        assertThat(HelmScalars.resolve(word)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})
    void wordsOfNoAreFalse(String word) {
        assertThat(HelmScalars.resolve(word)).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void wordsOfNothingAreNull(String word) {
        assertThat(HelmScalars.resolve(word)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yEs",
                "nULL",
                "12:30:45",
                "1.2.3",
                "v1",
                "2020-01-01",
                "0x",
                "0b2",
                "0xg",
                "1e",
                ".",
                "-",
                "+",
                "--1",
                "+-1",
                "1_000_x",
                "١٢",
                "1٢"
            })
    void everythingElseIsText(String text) {
        assertThat(HelmScalars.resolve(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0x10, -16",
        "0B11, 3",
        "0X1f, 31",
        "0O17, 15",
        "017, 15",
        "-9223372036854775808, -9223372036854775808",
        "18446744073709551615, 18446744073709551615"
    })
    void wholeNumbersFillSixtyFourBits(String text, BigInteger number) {
        assertThat(HelmScalars.resolve(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-9223372036854775809", "18446744073709551616"})
    void numbersBeyondSixtyFourBitsAreFloats(String text) {
        assertThat(HelmScalars.resolve(text)).isEqualTo(Double.valueOf(text));
    }

    @Test
    void textOfAFloatHasTheFewestDigitsThatGiveIt() {
        assertThat(HelmScalars.text(0.3)).isEqualTo("0.3");
        assertThat(HelmScalars.text(1.0 / 3)).isEqualTo("0.33333334");
        assertThat(HelmScalars.text(1e-45)).isEqualTo("1e-45");
        assertThat(HelmScalars.text(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
    }

    @Test
    void nothingHasNoText() {
        assertThat(HelmScalars.text(null)).isNull();
    }
}
