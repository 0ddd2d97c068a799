// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.yaml.GoYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real Helm wrote of a Chart.yaml, see {@code helm/yaml-emission}. */
class EmissionGoldenTest {

    private static final Pattern ANNOTATION = Pattern.compile("  (k[0-9]{3}): ");

    @Test
    void chartYamlIsWrittenAsHelmWritesIt() {
        assertThat(written("c1.in.yaml")).isEqualTo(text("c1.out.yaml"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("annotations")
    void textIsWrittenAsHelmWritesIt(String name, String text, String expected) {
        assertThat(GoYaml.write(Map.of("annotations", Map.of(name, text)))).isEqualTo("annotations:\n" + expected);
    }

    @Test
    void allTextsTogetherAreWrittenAsHelmWritesThem() {
        assertThat(written("Chart.in.yaml")).isEqualTo(text("Chart.out.yaml"));
    }

    static Stream<Arguments> annotations() {
        Map<String, String> texts = SampleMetadata.read(text("Chart.in.yaml")).annotations();
        Map<String, List<String>> lines = new TreeMap<>();
        List<String> current = new ArrayList<>();
        for (String line : Goldens.lines("yaml-emission/Chart.out.yaml")) {
            Matcher annotation = ANNOTATION.matcher(line);
            if (annotation.lookingAt()) {
                current = new ArrayList<>();
                lines.put(annotation.group(1), current);
            } else if (line.startsWith("apiVersion:")) {
                break;
            }
            current.add(line + "\n");
        }
        return texts.entrySet().stream()
                .map(entry ->
                        Arguments.of(entry.getKey(), entry.getValue(), String.join("", lines.get(entry.getKey()))));
    }

    private static String written(String golden) {
        return GoYaml.write(MetadataMembers.of(SampleMetadata.read(text(golden))));
    }

    private static String text(String golden) {
        return String.join(
                "",
                Goldens.lines("yaml-emission/" + golden).stream()
                        .map(line -> line + "\n")
                        .toList());
    }
}
