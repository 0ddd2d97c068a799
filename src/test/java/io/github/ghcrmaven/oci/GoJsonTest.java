// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoJsonTest {

    @Test
    void membersKeepTheOrderOfTheMapWithoutAnySpace() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("b", List.of("x", "y"));
        members.put("a", Map.of("c", true));

        assertThat(json(members)).isEqualTo("{\"b\":[\"x\",\"y\"],\"a\":{\"c\":true}}");
    }

    @Test
    void htmlIsEscapedAsGoEscapesIt() {
        assertThat(json("<a href='x'>&</a>")).isEqualTo("\"\\u003ca href='x'\\u003e\\u0026\\u003c/a\\u003e\"");
    }

    @Test
    void quotesBackslashesAndControlsAreEscaped() {
        assertThat(json("\"\\\n\r\t\b\f\u0001")).isEqualTo("\"\\\"\\\\\\n\\r\\t\\b\\f\\u0001\"");
    }

    @Test
    void lineSeparatorsOfUnicodeAreEscaped() {
        assertThat(json("\u2028\u2029")).isEqualTo("\"\\u2028\\u2029\"");
    }

    @Test
    void otherCharactersAreWrittenAsTheyAre() {
        assertThat(json("é 日本 😀 /")).isEqualTo("\"é 日本 😀 /\"");
    }

    @Test
    void wholeNumbersHaveNoFraction() {
        assertThat(json(List.of(2, 5L, new BigInteger("18446744073709551615"), 1.0, 1.5)))
                .isEqualTo("[2,5,18446744073709551615,1,1.5]");
    }

    @Test
    void nullStaysNull() {
        assertThat(json(Arrays.asList("a", null))).isEqualTo("[\"a\",null]");
    }

    private static String json(Object value) {
        return new String(GoJson.bytes(value), UTF_8);
    }
}
