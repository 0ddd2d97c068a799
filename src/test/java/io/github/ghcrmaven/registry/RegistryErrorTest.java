// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryErrorTest {

    @Test
    void theFirstErrorOfTheSpecificationsFormCounts() {
        String body = "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no\",\"detail\":{}},{\"code\":\"OTHER\"}]}";
        assertThat(RegistryError.parse(body)).isEqualTo(new RegistryError("DENIED", "no"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DENIED | no | 403 DENIED (no)
            DENIED | ``  | 403 DENIED
            ``      | no | 403 (no)
            ``      | ``  | 403
            """)
    void whatIsMissingIsLeftOut(String code, String message, String said) {
        assertThat(new RegistryError(code, message).describe(403)).isEqualTo(said);
    }

    @Test
    void plainTextBecomesTheMessageOnOneLine() {
        assertThat(RegistryError.parse(" 404 page\r\n\tnot found\n"))
                .isEqualTo(new RegistryError("", "404 page not found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":null}",
                "{\"errors\":{}}",
                "{\"errors\":\"no\"}",
                "{\"errors\":[]}",
                "{\"errors\":[null]}",
                "{\"errors\":[\"no\"]}",
                "{\"message\":\"no\"}",
                "[1]",
                "null",
                "<html><body>no</body></html>",
                "{\"errors\":[{\"code\":"
            })
    void everyOtherFormIsKeptAsItIs(String body) {
        assertThat(RegistryError.parse(body)).isEqualTo(new RegistryError("", body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"errors\":[{}]}", "{\"errors\":[{\"code\":null,\"message\":[]}]}", ""})
    void whatSaysNothingIsEmpty(String body) {
        assertThat(RegistryError.parse(body)).isEqualTo(new RegistryError("", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\u001b[2J", "\u0085", "\u009b", "\u2028", "\u2029", "\u0000"})
    void nothingThatBreaksALineOrSteersATerminalPasses(String trick) {
        assertThat(RegistryError.parse("a" + trick + "b").message()).doesNotContain(trick.substring(0, 1));
        assertThat(RegistryError.parse("{\"errors\":[{\"message\":\"a\\u%04xb\"}]}".formatted((int) trick.charAt(0)))
                        .message())
                .isEqualTo("a b");
    }
}
