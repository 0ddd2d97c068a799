// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases that Go documents its {@code filepath.Match} with. */
class GlobPatternTest {

    @ParameterizedTest(name = "{0} matches {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    abc|abc
                    *|abc
                    *|""
                    *c|abc
                    a*|a
                    a*|abc
                    a*/b|abc/b
                    a*b*c*d*e*/f|axbxcxdxe/f
                    a*b*c*d*e*/f|axbxcxdxexxx/f
                    a*b?c*x|abxbbxdbxebxczzx
                    ab[c]|abc
                    ab[b-d]|abc
                    ab[^e-g]|abc
                    a\\*b|a*b
                    a?b|a☺b
                    a[^a]b|a☺b
                    a?b|a😀b
                    [a-ζ]*|α
                    [\\]a]|]
                    [\\-]|-
                    [x\\-]|x
                    [x\\-]|-
                    [\\-x]|x
                    [\\-x]|-
                    [!a]|!
                    [!a]|a
                    *x|xxx
                    """)
    void matches(String pattern, String name) {
        assertThat(GlobPattern.of(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest(name = "{0} does not match {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    abc|abcd
                    abc|ab
                    a*|ab/c
                    a*/b|a/c/b
                    a*b*c*d*e*/f|axbxcxdxe/xxx/f
                    a*b*c*d*e*/f|axbxcxdxexxx/fff
                    a*b?c*x|abxbbxdbxebxczzy
                    ab[e-g]|abc
                    ab[^c]|abc
                    ab[^b-d]|abc
                    a\\*b|ab
                    a???b|a☺b
                    a[^a][^a][^a]b|a☺b
                    *[a-ζ]|A
                    a?b|a/b
                    a*b|a/b
                    [x\\-]|z
                    [\\-x]|a
                    [!a]|b
                    *.TXT|a.txt
                    ?|""
                    """)
    void doesNotMatch(String pattern, String name) {
        assertThat(GlobPattern.of(pattern).matches(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]a]", "[-]", "[x-]", "[-x]", "\\", "[a-b-c]", "[", "[^", "[^bc", "a[", "a/b[", "[]", "[a", "[\\",
                "[z-"
            })
    void refusesWhatGoCallsABadPattern(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GlobPattern.of(pattern))
                .withMessage("syntax error in pattern");
    }

    @Test
    void emptyPatternMatchesTheEmptyNameAlone() {
        assertThat(GlobPattern.of("").matches("")).isTrue();
        assertThat(GlobPattern.of("").matches("a")).isFalse();
    }

    @Test
    @Timeout(5)
    void manyStarsTakeNoExponentialTime() {
        assertThat(GlobPattern.of("*a".repeat(200) + "b").matches("a".repeat(1000)))
                .isFalse();
    }
}
