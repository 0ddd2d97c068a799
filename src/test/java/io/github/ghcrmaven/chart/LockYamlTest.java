// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock as Helm's struct writes it; {@code HelmDifferentialTest} holds it to the real Helm. */
class LockYamlTest {

    @Test
    void lockThatHelmWroteStaysAsItIs() {
        String lock = """
                dependencies:
                - name: db
                  repository: https://charts.acme.example
                  version: 1.2.3
                digest: sha256:fb239e836325c5fa14b29d1540a13b7d3ba13151b67fe719f820e0ef6d66aaaf
                generated: "2026-11-21T09:30:00.123456789+01:00"
                """;

        assertThat(written(lock)).contains(lock);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void lockOfTheRealHelmStaysAsItIs(String name, Path lock) throws IOException {
        String text = Files.readString(lock);

        assertThat(written(text)).contains(text);
    }

    @Test
    void thereAreFortySixLocksOfTheRealHelm() throws Exception {
        assertThat(golden()).hasSize(46);
    }

    static List<Arguments> golden() throws IOException, URISyntaxException {
        Path locks = Path.of(Objects.requireNonNull(LockYamlTest.class.getResource("/helm/locks"))
                .toURI());
        try (Stream<Path> files = Files.walk(locks)) {
            return files.filter(file -> file.toString().endsWith(".lock"))
                    .sorted()
                    .map(file -> Arguments.of(locks.relativize(file).toString(), file))
                    .toList();
        }
    }

    @Test
    void whatHelmDoesNotKnowIsLost() {
        assertThat(written("# made by hand\nDigest: x\nextra: y\ndependencies: [null, {name: a, version: 1.10}]\n"))
                .contains("""
                        dependencies:
                        - null
                        - name: a
                          repository: ""
                          version: "1.1"
                        digest: x
                        generated: "0001-01-01T00:00:00Z"
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "~\n", "---\n"})
    void fileThatSaysNothingIsNoLock(String lock) {
        assertThat(written(lock)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T09:30:00Z, 2026-11-21T09:30:00Z",
        "2026-11-21T9:30:00Z, 2026-11-21T09:30:00Z",
        "'2026-11-21T09:30:00,500-00:00', 2026-11-21T09:30:00.5Z",
        "2026-11-21T09:30:00.000000000Z, 2026-11-21T09:30:00Z",
        "2026-11-21T09:30:00.1234567899Z, 2026-11-21T09:30:00.123456789Z"
    })
    void timeIsWrittenInGosForm(String time, String form) {
        assertThat(written("generated: \"" + time + "\"\n"))
                .contains("dependencies: null\ndigest: \"\"\ngenerated: \"" + form + "\"\n");
    }

    private static Optional<String> written(String lock) {
        return LockYaml.asHelmWrites("Chart.lock", lock.getBytes(UTF_8)).map(bytes -> new String(bytes, UTF_8));
    }
}
