// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Schemas and values by chance: the real Helm and ours say the same, in the same words. A failure names its seed;
 * {@code -Dvalues.schema.seed=N} runs that case alone, and {@code -Dvalues.schema.cases=N} runs more of them.
 */
class ValuesSchemaPropertyTest {

    private static final int CASES = Integer.getInteger("values.schema.cases", 300);
    private static final Pattern ADDITIONAL = Pattern.compile("(.*: additional properties )(.*) not allowed");
    private static final long FIRST_SEED = 20_261_121_000L;

    @Test
    void saysWhatHelmSays(@TempDir Path temp) throws IOException {
        TestChart chart = new TestChart(temp);
        List<String> differences = new ArrayList<>();
        int failed = 0;
        long single = Long.getLong("values.schema.seed", 0);
        long first = single == 0 ? FIRST_SEED : single;
        long cases = single == 0 ? CASES : 1;
        for (long seed = first; seed < first + cases; seed++) {
            RandomSchema random = new RandomSchema(seed);
            String schema = random.schema();
            String values = random.values();
            chart.with("values.schema.json", schema).with("values.yaml", values);
            HelmLint helm = HelmLint.of(chart.folder());
            LintReport ours = chart.report();
            List<String> lines = ours.findings().stream()
                    .flatMap(finding -> finding.text().lines())
                    .toList();
            boolean sameText = schema.contains("propertyNames") // Helm 3.21 tells another place
                    || sorted(helm.findings()).equals(sorted(lines));
            if (helm.fails() != ours.fails(true) || !sameText) {
                differences.add("seed " + seed + ": " + schema + "\n" + values + "Helm: " + helm.findings() + "\nours: "
                        + lines);
            }
            failed += helm.fails() ? 1 : 0;
        }

        assertThat(differences).isEmpty();
        if (cases > 1) {
            assertThat(failed).isBetween((int) cases / 4, (int) (cases * 9 / 10));
        }
    }

    /** Helm looks at members, and names them, in an order of its own on every run. */
    private static List<String> sorted(List<String> lines) {
        return lines.stream()
                .map(line -> {
                    Matcher names = ADDITIONAL.matcher(line);
                    return names.matches()
                            ? names.group(1)
                                    + Stream.of(names.group(2).split(", "))
                                            .sorted()
                                            .toList()
                            : line;
                })
                .sorted()
                .toList();
    }
}
