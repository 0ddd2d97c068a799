// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.auth.CredentialSource.Absent;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Endpoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private final TestSession session = new TestSession();
    private boolean useGhCli;

    @Test
    void settingsComeFirst() {
        everyVariable();
        session.server("ghcr.io", "octocat", "s3cret");

        assertThat(winner("ghcr.io")).isEqualTo("server 'ghcr.io' in settings.xml");
    }

    @Test
    void theRegistryPairComesBeforeTheTokens() {
        everyVariable();

        assertThat(winner("ghcr.io")).isEqualTo("HELM_REGISTRY_USERNAME, HELM_REGISTRY_PASSWORD");
    }

    @Test
    void sourcesAreAskedInTheDocumentedOrder() {
        assertThat(find("ghcr.io").passed())
                .extracting(Absent::source)
                .containsExactly(
                        "settings.xml",
                        "HELM_REGISTRY_USERNAME, HELM_REGISTRY_PASSWORD",
                        "GHCR_TOKEN",
                        "HELM_API_KEY_ID, HELM_API_KEY_SECRET",
                        "GITHUB_TOKEN",
                        "~/.docker/config.json",
                        "~/.config/containers/auth.json",
                        "~/.config/helm/registry/config.json");
    }

    @Test
    void ghIsAskedBeforeTheFilesAndOnlyOnRequest() {
        useGhCli = true;

        assertThat(find("registry.acme.example").passed())
                .extracting(Absent::source)
                .containsSubsequence("GITHUB_TOKEN", "gh auth token", "~/.docker/config.json");
    }

    @Test
    void tokensOfGitHubAreForGhcrAlone() {
        session.environment("GHCR_TOKEN", "a").environment("GITHUB_TOKEN", "b");

        assertThat(find("registry.acme.example").credential()).isEmpty();
        assertThat(winner("ghcr.io")).isEqualTo("GHCR_TOKEN");
    }

    @Test
    void nothingFoundIsNoError() {
        assertThat(find("ghcr.io").describe()).isEqualTo("none found; asking without");
    }

    private void everyVariable() {
        List.of(
                        "HELM_REGISTRY_USERNAME",
                        "HELM_REGISTRY_PASSWORD",
                        "GHCR_TOKEN",
                        "HELM_API_KEY_ID",
                        "HELM_API_KEY_SECRET",
                        "GITHUB_TOKEN")
                .forEach(name -> session.environment(name, "a"));
    }

    private String winner(String host) {
        Optional<Credential> credential = find(host).credential();
        return credential.orElseThrow().origin();
    }

    private CredentialChain.Answer find(String host) {
        return TestConnections.of(session, Endpoint.of(host, Optional.empty()), useGhCli)
                .credentials(Environments.machine(session.session()), new Repository(host, "acme/charts/web"));
    }
}
