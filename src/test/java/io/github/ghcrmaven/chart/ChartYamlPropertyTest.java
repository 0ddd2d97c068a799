// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.yaml.GoYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thousands of odd Chart.yaml files: whatever was written must be read back as the wanted metadata. */
class ChartYamlPropertyTest {

    private static final int RUNS = 4000;

    private static final List<String> VERSION_KEYS = List.of(
            "version: ", "version:   ", "VERSION: ", "\"version\": ", "'version': ", "version:\n  ", "? version\n: ");
    private static final List<String> VERSIONS = List.of(
            "0.1.0",
            "'0.1.0'",
            "\"0.1.0\"",
            "&v 0.1.0",
            "!!str 0.1.0",
            "|-\n  0.1.0",
            ">-\n  0.1.0",
            "1.10",
            "\"0.1\\x2e0\"");
    private static final List<String> APP_VERSIONS = List.of(
            "1", "1.10", "'it''s'", "\"a\\tb\"", "", "~", "*v", "😀", "|\n  a\n  b", "[", "yes", "a b", "2026-11-21");
    private static final List<String> OTHER = List.of(
            "home: https://example.com/😀",
            "description: |\n  version: 9\n  appVersion: 9",
            "annotations:\n  version: x\n  appVersion: \"y\"",
            "dependencies:\n- name: db\n  version: 1.10\n  enabled: yes\n  import-values:\n  - {parent: b, child: 1}",
            "keywords: [version, 1.0, on]",
            "deprecated: on",
            "maintainers: [{name: version}]",
            "unknown: {version: 1}",
            "# version: 7",
            "x: \"a\\\n  b\"",
            "icon: 'version: 1 # no'",
            "");
    private static final List<String> COMMENTS = List.of("", "", " # note", " # 'quote", "   ");
    private static final List<String> WANTED = List.of(
            "1.0.0",
            "1.10",
            "2.0.0-rc.1+b.7",
            "v3",
            "7",
            "1.2.3-SNAPSHOT",
            "0x10",
            "1e3",
            "yes",
            "it's",
            "\"",
            "a: b",
            "",
            "é😀");

    @Test
    void whatIsWrittenSaysWhatIsWanted() {
        Random random = new Random(20261121);
        int kept = 0;
        int generated = 0;
        for (int run = 0; run < RUNS; run++) {
            String text = chartYaml(random);
            Metadata original;
            try {
                original = SampleMetadata.read(text);
            } catch (RuntimeException e) {
                continue; // refused when it is loaded
            }
            Metadata wanted = original.withVersions(pick(random, WANTED), pick(random, WANTED));

            String written = new String(ChartYaml.saying(text.getBytes(UTF_8), wanted), UTF_8);

            assertThat(SampleMetadata.read(written))
                    .as("run %s: %s became %s", run, text, written)
                    .isEqualTo(wanted);
            if (written.equals(GoYaml.write(MetadataMembers.of(wanted)))) {
                generated++;
            } else {
                kept++;
            }
        }
        // both ways were gone, and most texts were kept
        assertThat(generated).isGreaterThan(20);
        assertThat(kept).isGreaterThan(RUNS / 4);
    }

    private static String chartYaml(Random random) {
        List<String> lines = new ArrayList<>(List.of("name: web", "apiVersion: v2"));
        lines.add(pick(random, VERSION_KEYS) + pick(random, VERSIONS) + pick(random, COMMENTS));
        if (random.nextInt(4) > 0) {
            lines.add("appVersion: " + pick(random, APP_VERSIONS) + pick(random, COMMENTS));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            lines.add(pick(random, OTHER));
        }
        Collections.shuffle(lines, random);
        String text = String.join("\n", lines) + (random.nextBoolean() ? "\n" : "");
        String start = random.nextInt(5) == 0 ? "--- # 😀\n" : "";
        return (start + text).replace("\n", random.nextInt(4) == 0 ? "\r\n" : "\n");
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
