// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghcr.io",
                "localhost:5000",
                "127.0.0.1",
                "[::1]",
                "[::1]:5000",
                "localhost:65535",
                "my-registry.example.com:443"
            })
    void registryIsAHostWithOrWithoutPort(String registry) {
        assertThat(new Repository(registry, "acme/charts")).hasToString(registry + "/acme/charts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://ghcr.io",
                "ghcr.io/acme",
                "user@ghcr.io",
                "ghcr.io:",
                "-a.io",
                "a..io",
                "a_b.io",
                "a.io:65536",
                "[::1]:99999",
                "::1"
            })
    void registryIsNothingElse(String registry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Repository(registry, "acme/charts"))
                .withMessageContaining("is not a registry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "acme/charts", "a.b/c_d/e__f/g-h/i--j", "0"})
    void pathHasTheGrammarOfTheSpecification(String path) {
        assertThat(new Repository("ghcr.io", path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Acme/charts",
                "/acme",
                "acme/",
                "acme//charts",
                "a..b",
                "a___b",
                "-a",
                "a-",
                "a b",
                "../a",
                "a:1"
            })
    void pathIsNothingElse(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Repository("ghcr.io", path))
                .withMessageContaining("is not a repository");
    }

    @Test
    void nameHas255CharactersAtMostWithTheRegistry() {
        assertThat(new Repository("ghcr.io", "a".repeat(247)).toString()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> new Repository("ghcr.io", "a".repeat(248)));
    }

    @Test
    @Timeout(5)
    void hostilePathIsRefusedAtOnce() {
        String path = "a-".repeat(50_000) + "!";

        assertThatIllegalArgumentException().isThrownBy(() -> new Repository("ghcr.io", path));
    }

    @Test
    void childLiesBelowIt() {
        assertThat(new Repository("ghcr.io", "acme/charts").child("web")).hasToString("ghcr.io/acme/charts/web");
    }
}
