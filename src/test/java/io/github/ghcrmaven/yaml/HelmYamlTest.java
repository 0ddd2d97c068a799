// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.error.YAMLException;

class HelmYamlTest {

    @Test
    void emptyTextHasNoValue() {
        assertThat(HelmYaml.parse("")).isNull();
        assertThat(HelmYaml.parse("# comment\n")).isNull();
    }

    @Test
    void firstDocumentAloneIsRead() {
        assertThat(HelmYaml.parse("a: x\n---\na: z\n")).isEqualTo(Map.of("a", "x"));
        assertThat(HelmYaml.parse("---\na: x\n...\n%[ not YAML")).isEqualTo(Map.of("a", "x"));
    }

    @Test
    void lastOfDuplicateKeysWins() {
        assertThat(HelmYaml.parse("a: p\nb: q\na: r\n")).isEqualTo(Map.of("a", "r", "b", "q"));
    }

    @Test
    void quotedScalarsAreTexts() {
        assertThat(HelmYaml.parse("['yes', \"1.10\", !!str 1.10]")).isEqualTo(List.of("yes", "1.10", "1.10"));
        assertThat(HelmYaml.parse("a: |-\n  no\n")).isEqualTo(Map.of("a", "no"));
    }

    @Test
    void unknownTagsAreIgnored() {
        assertThat(HelmYaml.parse("a: !mine x\nb: !mine {c: 1}\n"))
                .isEqualTo(Map.of("a", "x", "b", Map.of("c", BigInteger.ONE)));
    }

    @Test
    void keysOfOtherTypesBecomeTexts() {
        assertThat(HelmYaml.parse("1: a\ntrue: b\n1.50: c\n.inf: d\n"))
                .isEqualTo(Map.of("1", "a", "true", "b", "1.5", "c", ".inf", "d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~: a",
                "18446744073709551615: a",
                "x: !!int a",
                "x: !!bool 1",
                "x: !!float yes",
                "x: !!null a",
                "x: !!binary YQ",
                "x: &a.b c",
                "%FOO\n---\na: b",
                "%YAML 1.2\n---\na: b",
                "a: \"\\ud83d\\ude00\"",
                "\ta: b",
                "-\ta: b",
                "?\ta"
            })
    void whatGoYamlRefusesIsRefused(String text) {
        assertThatExceptionOfType(YAMLException.class).isThrownBy(() -> HelmYaml.parse(text + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:\tb", "a: \tb", "a:\t\tb", "'a':\tb", "a: b\t", "a: 'b'\t# c", "---\ta: b\n"})
    void tabsBetweenTokensAreWhiteSpace(String text) {
        assertThat(HelmYaml.parse(text.replace("---\ta", "---\t\na") + "\n")).isEqualTo(Map.of("a", "b"));
    }

    @Test
    void tagsHoldAScalarToWhatTheySay() {
        assertThat(HelmYaml.parse("[!!int '7', !!float 1, !!bool 'y', ! 1.10, ! 'yes', &x ! 1, !!binary YWI=]"))
                .isEqualTo(List.of(BigInteger.valueOf(7), BigInteger.ONE, true, "1.10", "yes", "1", "ab"));
    }

    @Test
    void keyThatIsACollectionIsRefusedWithItsLine() {
        assertThatExceptionOfType(YAMLException.class)
                .isThrownBy(() -> HelmYaml.parse("a: x\n? [b]\n: y\n"))
                .withMessageContaining("line 2");
    }

    @Test
    void aliasStandsForItsAnchor() {
        assertThat(HelmYaml.parse("a: &x [1]\nb: *x\n"))
                .isEqualTo(Map.of("a", List.of(BigInteger.ONE), "b", List.of(BigInteger.ONE)));
    }

    @Test
    void mergedKeysCoverThoseAboveThemAndTheFirstMergedOneCoversTheNext() {
        assertThat(HelmYaml.parse("""
                        x: &x {a: x, b: x, c: x}
                        z: &z {b: z, c: z, d: z}
                        both:
                          b: own
                          <<: [*x, *z]
                          c: own
                        """)).extracting("both").isEqualTo(Map.of("a", "x", "b", "x", "c", "own", "d", "z"));
    }

    @Test
    void quotedMergeKeyIsAnOrdinaryKey() {
        assertThat(HelmYaml.parse("'<<': x\n")).isEqualTo(Map.of("<<", "x"));
    }

    @Test
    void mergeOfSomethingElseIsRefused() {
        assertThatExceptionOfType(YAMLException.class).isThrownBy(() -> HelmYaml.parse("a:\n  <<: x\n"));
    }

    @Test
    void membersOfAMapAreInTheOrderOfTheirKeysAsGoWritesThem() {
        assertThat(HelmYaml.parse("b: 1\n<<: {c: 2}\na: 3\n")).hasToString("{a=3, b=1, c=2}");
    }

    @Test
    @Timeout(10)
    void aliasBombIsRefusedQuickly() {
        assertThatExceptionOfType(YAMLException.class)
                .isThrownBy(() -> HelmYaml.parse(bomb("[x]", "[*, *, *, *]")))
                .withMessageContaining("too large when its aliases are expanded");
    }

    @Test
    @Timeout(10)
    void bombOfMergedEmptyMapsIsRefusedQuickly() {
        assertThatExceptionOfType(YAMLException.class)
                .isThrownBy(() -> HelmYaml.parse(bomb("{}", "{<<: [*, *, *, *]}")))
                .withMessageContaining("too large when its aliases are expanded");
    }

    /** Lines that are each four times the one before; SnakeYAML refuses more than fifty aliases by itself. */
    private static String bomb(String first, String next) {
        StringBuilder text = new StringBuilder("l0: &l0 " + first + "\n");
        for (int i = 1; i <= 12; i++) {
            text.append("l" + i + ": &l" + i + " " + next.replace("*", "*l" + (i - 1)) + "\n");
        }
        return text.toString();
    }

    @Test
    void anchorWithinItselfIsRefused() {
        assertThatExceptionOfType(YAMLException.class).isThrownBy(() -> HelmYaml.parse("a: &a [*a]\n"));
    }

    @Test
    void mapMergedIntoItselfIsRefused() {
        assertThatExceptionOfType(YAMLException.class).isThrownBy(() -> HelmYaml.parse("a: &a\n  <<: *a\n"));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatExceptionOfType(YAMLException.class)
                .isThrownBy(() -> HelmYaml.parse("[".repeat(100_000) + "]".repeat(100_000)));
    }

    @Test
    void halfOfACharacterIsAnEscapeInDoubleQuotesAlone() {
        String text = "a: x \\ud83d\nb: '\\ud83d' # \\ud83d\n";

        assertThat(HelmYaml.parse(text)).isEqualTo(Map.of("a", "x \\ud83d", "b", "\\ud83d"));
    }
}
