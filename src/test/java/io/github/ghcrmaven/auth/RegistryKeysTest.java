// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.oci.Repository;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryKeysTest {

    private static final Repository WEB = new Repository("ghcr.io", "acme/charts/web");

    @Test
    void theMostSpecificKeyIsTaken() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("ghcr.io", "host");
        assertThat(best(WEB, entries)).contains("host");
        entries.put("ghcr.io/acme", "owner");
        assertThat(best(WEB, entries)).contains("owner");
        entries.put("ghcr.io/acme/charts", "folder");
        entries.put("ghcr.io/acme/charts/web", "chart");
        assertThat(best(WEB, entries)).contains("chart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghcr.io",
                "https://ghcr.io",
                "http://ghcr.io",
                "https://ghcr.io/",
                "https://ghcr.io/v1/",
                "https://ghcr.io/v2",
                "ghcr.io/",
                "ghcr.io/v2/",
                "https://ghcr.io/acme/",
                "ghcr.io/acme/charts"
            })
    void oldFormsOfAKeyCountToo(String key) {
        assertThat(best(WEB, Map.of(key, "found"))).contains("found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghcr.io/other-org",
                "https://ghcr.io/other-org",
                "ghcr.io/acme/charts/web/more",
                "ghcr.io/acme/char",
                "ghcr.io/acme/v2",
                "ghcr.io:443",
                "evil-ghcr.io",
                "ghcr.io.evil.example",
                "https://evil.example/ghcr.io",
                "",
                "https://"
            })
    void theCredentialOfSomebodyElseIsNotTaken(String key) {
        assertThat(best(WEB, Map.of(key, "found"))).isEmpty();
    }

    @Test
    void todaysFormGoesBeforeTheOldOne() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("https://ghcr.io/v1/", "old");
        entries.put("ghcr.io", "new");

        assertThat(best(WEB, entries)).contains("new");
    }

    @Test
    void aPortBelongsToTheHost() {
        Repository repository = new Repository("localhost:5000", "charts");

        assertThat(best(repository, Map.of("localhost:5000", "with"))).contains("with");
        assertThat(best(repository, Map.of("localhost", "without"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.io", "index.docker.io", "registry-1.docker.io"})
    void dockerHubGoesByTheNameThatDockerGivesIt(String host) {
        Repository repository = new Repository(host, "acme/web");

        assertThat(best(repository, Map.of("https://index.docker.io/v1/", "hub")))
                .contains("hub");
        assertThat(RegistryKeys.of(repository).server()).isEqualTo("https://index.docker.io/v1/");
        assertThat(RegistryKeys.of(WEB).server()).isEqualTo("ghcr.io");
    }

    private static Optional<String> best(Repository repository, Map<String, String> entries) {
        return RegistryKeys.of(repository).bestOf(entries).map(Map.Entry::getValue);
    }
}
