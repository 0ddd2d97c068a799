// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and schemas beside the real Helm 3.21.0: the same verdict, and the same text line by line. */
class ValuesSchemaTest {

    private static final Path CASES = Path.of("src/test/resources/helm/values-schema.txt");

    @TempDir
    private Path folder;

    /**
     * One case, as it stands in the file of cases.
     *
     * @param ours what is said here where Helm 3.21.0 says it in other words; {@code ""} elsewhere
     */
    record Case(String name, String schema, String values, String ours) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        return Stream.of(Files.readString(CASES).split("(?m)^## ")).skip(1).map(text -> {
            String[] parts = text.split("\n", 2);
            String[] both = parts[1].split("(?m)^--\n", 2);
            String[] values = both[1].split("(?m)^==\n", 2);
            return new Case(parts[0].strip(), both[0], values[0], values.length == 1 ? "" : values[1]);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatHelmSays(Case sample) throws IOException {
        TestChart chart = new TestChart(folder)
                .with("values.schema.json", sample.schema())
                .with("values.yaml", sample.values());

        List<String> ours = chart.report().findings().stream()
                .filter(finding -> finding.path().equals("values.yaml"))
                .flatMap(finding -> finding.text().lines())
                .toList();
        List<String> helm = HelmLint.of(folder).findings();

        if (sample.ours().isEmpty()) {
            assertThat(ours).containsExactlyInAnyOrderElementsOf(helm);
        } else {
            assertThat(helm).isNotEmpty().isNotEqualTo(ours);
            assertThat(ours).containsExactlyElementsOf(sample.ours().lines().toList());
        }
    }
}
