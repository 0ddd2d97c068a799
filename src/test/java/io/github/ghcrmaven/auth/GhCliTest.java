// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ghcrmaven.auth.CredentialSource.Absent;
import io.github.ghcrmaven.auth.CredentialSource.Found;
import io.github.ghcrmaven.auth.CredentialSource.Lookup;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "gh is a shell script here")
class GhCliTest {

    private static final String TOKEN = "gho_neverShowThis";

    @TempDir
    Path folder;

    @Test
    void theTokenOfGhIsAskedForGithubCom() throws IOException {
        Lookup lookup = lookup("echo \"$@\" > " + folder.resolve("arguments") + "; echo " + TOKEN);

        assertThat(lookup).isEqualTo(new Found(new Credential("octocat", new Secret(TOKEN), "gh auth token")));
        assertThat(folder.resolve("arguments")).hasContent("auth token --hostname github.com");
    }

    @Test
    void whoIsNotLoggedInHasNone() throws IOException {
        assertThat(lookup("echo 'no oauth token found for github.com' >&2; exit 1"))
                .isEqualTo(new Absent("gh auth token", "gh is not logged in at github.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"echo " + TOKEN + "; exit 3", "true", "echo " + TOKEN + "; echo more", "echo broken >&2; exit 1"
            })
    void everyOtherFailureIsOneBecauseTheUserAskedForIt(String script) {
        FaultException fault = catchThrowableOfType(FaultException.class, () -> lookup(script));

        assertThat(fault).hasMessageContaining("gh auth token fails").hasMessageNotContaining(TOKEN);
    }

    @Test
    void ghMustBeThere() {
        GhCli gh = GhCli.on(new Programs(folder).machine());

        assertThat(catchThrowableOfType(FaultException.class, () -> gh.lookup(at("ghcr.io"))))
                .hasMessageContaining("gh is not on the PATH");
    }

    @Test
    void forAnotherRegistryItIsNotEvenStarted() throws IOException {
        Machine machine = new Programs(folder)
                .with("gh", "touch " + folder.resolve("started"))
                .machine();

        assertThat(GhCli.on(machine).lookup(at("registry.acme.example")))
                .isEqualTo(new Absent("gh auth token", "only for ghcr.io"));
        assertThat(Files.exists(folder.resolve("started"))).isFalse();
    }

    @Test
    void itMayNotTakeForEver() throws IOException {
        Machine machine = new Programs(folder).with("gh", "exec sleep 60").machine();
        GhCli gh = new GhCli(machine, Duration.ofMillis(300));

        assertThat(catchThrowableOfType(FaultException.class, () -> gh.lookup(at("ghcr.io"))))
                .hasMessageContaining("not done within 0 s");
    }

    @Test
    void whatItSaysTooMuchOfIsNotKept() throws IOException {
        Machine machine = new Programs(folder)
                .with("gh", "head -c 3000000 /dev/zero | tr '\\0' a")
                .machine();
        ProcessOutput output = ProcessOutput.of(
                java.util.List.of(machine.program("gh").orElseThrow().toString()), Duration.ofSeconds(20));

        assertThat(output.output()).hasSize(1 << 20);
        assertThat(output).hasToString("exit status 0");
    }

    private Lookup lookup(String script) throws IOException {
        Machine machine = new Programs(folder).with("gh", script).machine(Map.of("GITHUB_USERNAME", "octocat"));
        return GhCli.on(machine).lookup(at("ghcr.io"));
    }

    private static Repository at(String host) {
        return new Repository(host, "acme/charts/web");
    }
}
