// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.auth.CredentialSource.Absent;
import io.github.ghcrmaven.auth.CredentialSource.Found;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentPairTest {

    private static final String USER = "HELM_REGISTRY_USERNAME";
    private static final String PASSWORD = "HELM_REGISTRY_PASSWORD";

    private static final Repository GHCR = at("ghcr.io");

    @Test
    void bothHalvesAreACredentialThatNamesBothVariables() {
        assertThat(pair(Map.of(USER, "ann", PASSWORD, "s3cret")).lookup(GHCR))
                .isEqualTo(new Found(new Credential("ann", new Secret("s3cret"), USER + ", " + PASSWORD)));
    }

    @Test
    void neitherHalfIsAbsent() {
        assertThat(pair(Map.of()).lookup(GHCR)).isEqualTo(new Absent(USER + ", " + PASSWORD, "not set"));
    }

    @Test
    void emptyVariablesAreAbsentNotHalf() {
        assertThat(pair(Map.of(USER, "", PASSWORD, "")).lookup(GHCR)).isInstanceOf(Absent.class);
    }

    @Test
    void userWithoutPasswordFailsAndNamesBoth() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> pair(Map.of(USER, "ann")).lookup(GHCR))
                .withMessageContaining(USER + " is set, " + PASSWORD + " is not.");
    }

    @Test
    void passwordWithoutUserFailsAndNamesBothButNotThePassword() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> pair(Map.of(USER, "", PASSWORD, "s3cret")).lookup(GHCR))
                .withMessageContaining(PASSWORD + " is set, " + USER + " is not.")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.io", "ghcr.io:443", "GHCR.IO", "ghcr.io.example.com", "evil-ghcr.io"})
    void countsForItsHostAlone(String other) {
        assertThat(pair(Map.of(USER, "ann", PASSWORD, "s3cret")).lookup(at(other)))
                .isEqualTo(new Absent(USER + ", " + PASSWORD, "only for ghcr.io"));
    }

    @Test
    void halfThereDoesNotMatterToAnotherHost() {
        assertThat(pair(Map.of(USER, "ann")).lookup(at("docker.io"))).isInstanceOf(Absent.class);
    }

    private static Repository at(String host) {
        return new Repository(host, "acme/charts/web");
    }

    private static EnvironmentPair pair(Map<String, String> variables) {
        return new EnvironmentPair(new Environment(variables), USER, PASSWORD, "ghcr.io");
    }
}
