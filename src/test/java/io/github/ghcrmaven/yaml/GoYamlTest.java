// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and numbers are held to the real Helm in {@code EmissionGoldenTest}. */
class GoYamlTest {

    @Test
    void listsStandBelowTheirKeyAndMapsBesideTheirDash() {
        assertThat(GoYaml.write(Map.of("a", List.of(Map.of("b", "1", "c", List.of("x")), List.of("y", "z")))))
                .isEqualTo("""
                        a:
                        - b: "1"
                          c:
                          - x
                        - - "y"
                          - z
                        """);
    }

    @Test
    void whatIsEmptyIsWrittenInBrackets() {
        Map<String, Object> document = new TreeMap<>(Map.of("a", Map.of(), "b", List.of(), "c", ""));
        document.put("d", null);

        assertThat(GoYaml.write(document)).isEqualTo("a: {}\nb: []\nc: \"\"\nd: null\n");
    }

    @Test
    void keysStandInNaturalOrder() {
        assertThat(keys("b", "a10", "a9", "a", "B", "a-b", "a.b", "1", "02", "2", "_", "ä"))
                .containsExactly("_", "1", "2", "02", "B", "a", "a-b", "a.b", "a9", "a10", "b", "ä");
    }

    @Test
    void keyThatIsNotShortOrNotOnOneLineHasAQuestionMark() {
        assertThat(GoYaml.write(Map.of("k".repeat(129), "v"))).isEqualTo("? " + "k".repeat(129) + "\n: v\n");
        assertThat(GoYaml.write(Map.of("é".repeat(65), "v"))).startsWith("? é"); // 130 bytes
        assertThat(GoYaml.write(Map.of("a\nb", "v"))).isEqualTo("? |-\n  a\n  b\n: v\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-0.0, 0",
        "1.5, 1.5",
        "1234567.25, 1.23456725e+06",
        "0.00001, 1e-05",
        "9007199254740993, 9007199254740992",
        "18446744073709549568, 18446744073709549568",
        "100000000000000000000, 1e+20",
        "-9223372036854775808, -9223372036854775808",
        "-1e19, -1e+19",
        "1e300, 1e+300"
    })
    void numbersHaveBeenDoubles(String number, String written) {
        Number value = number.matches("-?[0-9]+") ? new BigInteger(number) : Double.valueOf(number);

        assertThat(GoYaml.write(Map.of("x", value))).isEqualTo("x: " + written + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-1-2",
                "2026-11-21T01:02:03Z",
                "2026-11-21t1:2:3.5+01:00",
                "2026-11-21 01:02:03",
                "12:30",
                "+1_0:59.5"
            })
    void textThatLooksLikeATimeIsQuoted(String text) {
        assertThat(GoYaml.write(Map.of("t", text))).isEqualTo("t: \"" + text + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30", "2026-11-21 24:00:00", "2026-11-21T01:02:03", "2026-11-21T01:02:03+25:00", "12:60"
            })
    void textThatIsNoTimeIsPlain(String text) {
        assertThat(GoYaml.write(Map.of("t", text))).isEqualTo("t: " + text + "\n");
    }

    @Test
    void nextLineBecomesASpaceOrFurtherLines() {
        assertThat(GoYaml.write(Map.of("t", "a \u0085 b"))).isEqualTo("t: a b\n");
        assertThat(GoYaml.write(Map.of("t", "a\u0085 \u0085\u0085b"))).isEqualTo("t: |-\n  a\n\n  b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "yes", "", "a\"b", "a\\b", "\u0007", "😀", "\ufeffab", "\u007f"})
    void quotedTextIsThatText(String text) {
        assertThat(HelmYaml.parse(GoYaml.quoted(text))).isEqualTo(text);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(20261121);
        for (int i = 0; i < 5_000; i++) {
            Map<String, Object> document =
                    Map.of("text", text(random), "list", List.of(text(random)), "z", Map.of("k", text(random)));

            assertThat(HelmYaml.parse(GoYaml.write(document))).isEqualTo(document);
        }
    }

    private static List<String> keys(String... keys) {
        String written = GoYaml.write(Stream.of(keys).collect(Collectors.toMap(key -> key, key -> true)));
        return written.lines()
                .map(line -> line.replaceFirst(":.*", "").replace("\"", ""))
                .toList();
    }

    /** Of pieces that matter; no U+0085, which Helm changes, and no other line break of Unicode, which it loses. */
    private static String text(Random random) {
        List<String> pieces = List.of(
                "a",
                "b",
                " ",
                " ",
                "  ",
                "\n",
                "\t",
                ":",
                "#",
                "-",
                "'",
                "\"",
                "\\",
                "é",
                "😀",
                "word ",
                "%",
                "|",
                ">",
                "1",
                ".",
                "~",
                "\u0001",
                "\ufeff",
                "[",
                "}",
                ",",
                "? ",
                "& ",
                "...",
                "lengthy-word",
                "---");
        return IntStream.range(0, random.nextInt(60))
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }
}
