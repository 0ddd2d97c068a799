// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2003, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000
            })
    void whiteSpaceBecomesASpace(int character) {
        assertThat(Printable.of("a" + Character.toString(character) + "b")).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x1B, 0x7F, 0xAD, 0x200B, 0x200D, 0xFEFF, 0xE000, 0x10FFFF})
    void whatCannotBePrintedGoes(int character) {
        assertThat(Printable.of("a" + Character.toString(character) + "b")).isEqualTo("ab");
    }

    @Test
    void everythingElseStays() {
        assertThat(Printable.of("Ünï 日本 😀 e\u0301 §€ «x»")).isEqualTo("Ünï 日本 😀 e\u0301 §€ «x»");
    }
}
