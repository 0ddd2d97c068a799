// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

    private enum Drink {
        COFFEE,
        TEA
    }

    @ParameterizedTest
    @CsvSource({"coffee, COFFEE", "tea, TEA"})
    void aValueIsWrittenInLowerCase(String text, Drink value) {
        assertThat(Choice.of("drink", text, Drink.class)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TEA", "water", " tea"})
    void anyOtherTextIsRefusedWithTheValuesThereAre(String text) {
        assertThatThrownBy(() -> Choice.of("drink", text, Drink.class))
                .isInstanceOf(FaultException.class)
                .hasMessage("drink is '" + text + "'.\n"
                        + "Fix: use one of coffee, tea: <drink>, -Dghcr.drink  docs/errors.md#parameter-value");
    }
}
