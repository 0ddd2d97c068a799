// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.filtering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    private static final Map<String, String> VALUES = Map.of(
            "v", "1.4.0",
            "project.version", "1.4.0",
            "image-tag_2", "t",
            "list[0].name", "first",
            "größe", "7",
            "empty", "",
            "nested", "${v} @v@",
            "dollar", "a$1\\b");

    private final Filter filter = filter("\\");

    @ParameterizedTest
    @CsvSource({
        "@v@, 1.4.0",
        "${v}, 1.4.0",
        "version: @project.version@ # the build's, version: 1.4.0 # the build's",
        "${image-tag_2}${list[0].name}, tfirst",
        "@größe@, 7",
        "a@empty@b, ab",
        "@v@v@, 1.4.0v@",
        "x@y@v@, x@y@v@",
        "$${v}, $1.4.0",
        "@@v@@, @1.4.0@",
        "@a@v@, @a@v@",
        "@dollar@, a$1\\b",
    })
    void expressionsGiveWayToTheirValues(String text, String filtered) {
        assertThat(filter.apply("f", text).text()).isEqualTo(filtered);
    }

    @Test
    void valuesAreNotLookedInto() {
        FilteredText filtered = filter.apply("f", "@nested@ ${nested}");

        assertThat(filtered.text()).isEqualTo("${v} @v@ ${v} @v@");
        assertThat(filtered.unresolved()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@acme.example",
                "a@v.example, b@v.example",
                "a <a@v>, b <b@v>",
                "${v:-1}",
                "${ v }",
                "${}",
                "@@",
                "@ v @",
                "@1v@",
                "@v\n@",
                "${v",
                "$v {{ .Values.v }} {v} {{v}}",
                "repo@sha256:abc@",
                "\\ \\n \\@ \\$ \\${v:-1}",
                "# a comment: 100 % @ home",
            })
    void allElseStaysAsItIs(String text) {
        FilteredText filtered = filter.apply("f", text);

        assertThat(filtered.text()).isEqualTo(text);
        assertThat(filtered.unresolved()).isEmpty();
    }

    @Test
    void noTextWithoutAnExpressionChanges() {
        Random random = new Random(20261121);
        List<String> parts =
                List.of("@", "$", "{", "}", "\\", "v", ".", " ", "\r\n", "\n", "\uFEFF", "😀", ":", "#", "é");
        int kept = 0;
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, parts.size())
                    .mapToObj(parts::get)
                    .forEach(text::append);
            FilteredText filtered = filter.apply("f", text.toString());
            if (!text.toString().matches("(?s).*(@v[v.é]*@|\\$\\{v[v.é]*}|@é[v.é]*@|\\$\\{é[v.é]*}).*")) {
                kept++;
                assertThat(filtered).isEqualTo(new FilteredText(text.toString(), List.of()));
            }
        }
        assertThat(kept).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "\\${v}, ${v}",
        "\\@v@, @v@",
        "\\\\${v}, \\${v}",
        "\\@missing@, @missing@",
        "\\${v}${v}, ${v}1.4.0",
        "C:\\dir\\@ \\n, C:\\dir\\@ \\n",
    })
    void anEscapedExpressionLosesItsEscapeAlone(String text, String filtered) {
        assertThat(filter.apply("f", text)).isEqualTo(new FilteredText(filtered, List.of()));
    }

    @Test
    void anEscapeMayHaveSeveralCharactersOrNone() {
        assertThat(filter(".*").apply("f", ".*${v} x${v}").text()).isEqualTo("${v} x1.4.0");
        assertThat(filter("").apply("f", "\\${v}").text()).isEqualTo("\\1.4.0");
        assertThat(new Filter(name -> Optional.of("x"), null)
                        .apply("f", "\\${v}")
                        .text())
                .isEqualTo("\\x");
    }

    @Test
    void whatHasNoValueStaysAndIsNamedWithItsLine() {
        String text = "a: 1\r\nb: @no@ ${v}\r\n# ${no.more}\r\n\nc: \\@no@ @no@";

        FilteredText filtered = filter.apply("charts/web/values.yaml", text);

        assertThat(filtered.text()).isEqualTo("a: 1\r\nb: @no@ 1.4.0\r\n# ${no.more}\r\n\nc: @no@ @no@");
        assertThat(filtered.unresolved())
                .map(UnresolvedExpression::toString)
                .containsExactly(
                        "charts/web/values.yaml:2  @no@",
                        "charts/web/values.yaml:3  ${no.more}",
                        "charts/web/values.yaml:5  @no@");
    }

    private static Filter filter(String escape) {
        return new Filter(name -> Optional.ofNullable(VALUES.get(name)), escape);
    }
}
