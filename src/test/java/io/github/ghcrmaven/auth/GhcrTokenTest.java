// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.auth.CredentialSource.Absent;
import io.github.ghcrmaven.auth.CredentialSource.Found;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GhcrTokenTest {

    @Test
    void ghcrTokenGoesByItsOwnUserName() {
        assertThat(ghcrToken(Map.of("GHCR_TOKEN", "t", "GHCR_USERNAME", "ann", "GITHUB_ACTOR", "bot")))
                .isEqualTo(new Found(new Credential("ann", new Secret("t"), "GHCR_TOKEN")));
    }

    @Test
    void ghcrTokenGoesByTheActorElse() {
        assertThat(userOf(ghcrToken(Map.of("GHCR_TOKEN", "t", "GHCR_USERNAME", "", "GITHUB_ACTOR", "bot"))))
                .isEqualTo("bot");
    }

    @Test
    void githubTokenGoesByActorThenUserThenOwner() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "GITHUB_TOKEN", "t",
                "GITHUB_ACTOR", "actor",
                "GITHUB_USERNAME", "user",
                "GITHUB_REPOSITORY_OWNER", "owner"));

        assertThat(userOf(githubToken(variables))).isEqualTo("actor");
        variables.remove("GITHUB_ACTOR");
        assertThat(userOf(githubToken(variables))).isEqualTo("user");
        variables.remove("GITHUB_USERNAME");
        assertThat(userOf(githubToken(variables))).isEqualTo("owner");
    }

    @Test
    void tokenIsWholeByItself() {
        assertThat(userOf(ghcrToken(Map.of("GHCR_TOKEN", "t")))).isEqualTo("x-access-token");
        assertThat(userOf(githubToken(Map.of("GITHUB_TOKEN", "t")))).isEqualTo("x-access-token");
    }

    @Test
    void ghcrUserNameWithoutItsTokenIsHalfThere() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> ghcrToken(Map.of("GHCR_USERNAME", "ann", "GHCR_TOKEN", "")))
                .withMessageContaining("GHCR_USERNAME is set, GHCR_TOKEN is not.");
    }

    @Test
    void namesThatActionsAlwaysSetAreNotHalfACredential() {
        Map<String, String> always =
                Map.of("GITHUB_ACTOR", "a", "GITHUB_USERNAME", "b", "GITHUB_REPOSITORY_OWNER", "c");

        assertThat(ghcrToken(always)).isEqualTo(new Absent("GHCR_TOKEN", "not set"));
        assertThat(githubToken(always)).isInstanceOf(Absent.class);
    }

    @Test
    void missingGithubTokenTellsThatAWorkflowMustPassIt() {
        assertThat(((Absent) githubToken(Map.of())).reason())
                .startsWith("not set")
                .contains("GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.io", "ghcr.io:443", "ghcr.io.example.com", "localhost:5000"})
    void isShownToNoHostButGhcr(String host) {
        Environment environment = new Environment(Map.of("GHCR_TOKEN", "t", "GITHUB_TOKEN", "t"));

        assertThat(GhcrToken.ghcrToken(environment).lookup(at(host)))
                .isEqualTo(new Absent("GHCR_TOKEN", "only for ghcr.io"));
        assertThat(GhcrToken.githubToken(environment).lookup(at(host)))
                .isEqualTo(new Absent("GITHUB_TOKEN", "only for ghcr.io"));
    }

    private static CredentialSource.Lookup ghcrToken(Map<String, String> variables) {
        return GhcrToken.ghcrToken(new Environment(variables)).lookup(at("ghcr.io"));
    }

    private static CredentialSource.Lookup githubToken(Map<String, String> variables) {
        return GhcrToken.githubToken(new Environment(variables)).lookup(at("ghcr.io"));
    }

    private static String userOf(CredentialSource.Lookup lookup) {
        return ((Found) lookup).credential().username();
    }

    private static Repository at(String host) {
        return new Repository(host, "acme/charts/web");
    }
}
