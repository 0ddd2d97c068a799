// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryErrorTest {

    @Test
    void the_first_error_of_the_specifications_form_counts() {
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
    void what_is_missing_is_left_out(String code, String message, String said) {
        assertThat(new RegistryError(code, message).describe(403)).isEqualTo(said);
    }

    @Test
    void plain_text_becomes_the_message_on_one_line() {
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
    void every_other_form_is_kept_as_it_is(String body) {
        assertThat(RegistryError.parse(body)).isEqualTo(new RegistryError("", body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"errors\":[{}]}", "{\"errors\":[{\"code\":null,\"message\":[]}]}", ""})
    void what_says_nothing_is_empty(String body) {
        assertThat(RegistryError.parse(body)).isEqualTo(new RegistryError("", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\u001b[2J", "\u0085", "\u009b", "\u2028", "\u2029", "\u0000"})
    void nothing_that_breaks_a_line_or_steers_a_terminal_passes(String trick) {
        assertThat(RegistryError.parse("a" + trick + "b").message()).doesNotContain(trick.substring(0, 1));
        assertThat(RegistryError.parse("{\"errors\":[{\"message\":\"a\\u%04xb\"}]}".formatted((int) trick.charAt(0)))
                        .message())
                .isEqualTo("a b");
    }
}
