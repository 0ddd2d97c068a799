// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the paths are those of Unix")
class CredentialFilesTest {

    @Test
    void withoutVariablesTheFilesAreThoseOfTheHome() {
        assertThat(files(Platform.LINUX, Map.of()))
                .containsExactly(
                        "~/.docker/config.json",
                        "~/.config/containers/auth.json",
                        "~/.config/helm/registry/config.json");
        assertThat(files(Platform.MAC, Map.of()))
                .containsExactly(
                        "~/.docker/config.json",
                        "~/.config/containers/auth.json",
                        "~/Library/Preferences/helm/registry/config.json");
        assertThat(files(Platform.WINDOWS, Map.of("APPDATA", "/roaming")))
                .containsExactly(
                        "~/.docker/config.json",
                        "~/.config/containers/auth.json",
                        "/roaming/helm/registry/config.json");
    }

    @Test
    void variablesMoveThem() {
        assertThat(files(
                        Platform.LINUX,
                        Map.of(
                                "REGISTRY_AUTH_FILE", "/named/auth.json",
                                "DOCKER_CONFIG", "/docker",
                                "XDG_RUNTIME_DIR", "/run/user/7",
                                "XDG_CONFIG_HOME", "/config")))
                .containsExactly(
                        "/named/auth.json",
                        "/docker/config.json",
                        "/run/user/7/containers/auth.json",
                        "/config/containers/auth.json",
                        "/config/helm/registry/config.json");
    }

    @Test
    void theFolderOfTheSessionIsOneOfLinux() {
        assertThat(files(Platform.MAC, Map.of("XDG_RUNTIME_DIR", "/run/user/7", "XDG_CONFIG_HOME", "/config")))
                .containsExactly(
                        "~/.docker/config.json",
                        "~/.config/containers/auth.json",
                        "/config/containers/auth.json",
                        "/config/helm/registry/config.json");
    }

    @Test
    void helmsOwnVariablesGoBeforeTheCommonOne() {
        assertThat(files(Platform.LINUX, Map.of("HELM_CONFIG_HOME", "/helm", "XDG_CONFIG_HOME", "/config")))
                .last()
                .isEqualTo("/helm/registry/config.json");
        assertThat(files(Platform.LINUX, Map.of("HELM_CONFIG_HOME", "/helm", "HELM_REGISTRY_CONFIG", "/r.json")))
                .last()
                .isEqualTo("/r.json");
    }

    @Test
    void aFileThatSeveralVariablesNameIsReadOnce() {
        assertThat(files(
                        Platform.LINUX,
                        Map.of(
                                "REGISTRY_AUTH_FILE",
                                "/d/config.json",
                                "DOCKER_CONFIG",
                                "/d",
                                "HELM_CONFIG_HOME",
                                "/h")))
                .containsExactly("/d/config.json", "~/.config/containers/auth.json", "/h/registry/config.json");
    }

    private static List<String> files(Platform platform, Map<String, String> variables) {
        Machine machine = new Machine(new Environment(variables), Path.of("/home/ann"), platform);
        return new CredentialFiles(machine)
                .sources().stream().map(CredentialSource::name).toList();
    }
}
