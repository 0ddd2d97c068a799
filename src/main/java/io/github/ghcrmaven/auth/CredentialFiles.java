// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where podman, Docker and Helm keep credentials, in the order in which they are looked at.
 *
 * @param machine what decides where the files are
 */
public record CredentialFiles(Machine machine) {

    private static final String CONFIG = "config.json";

    /** All the files, whether they are there or not; none twice. */
    public List<CredentialSource> sources() {
        Set<Path> files = new LinkedHashSet<>();
        machine.variable("REGISTRY_AUTH_FILE").ifPresent(files::add);
        files.add(docker());
        files.addAll(containers());
        files.add(helm());
        return new ArrayList<>(
                files.stream().map(file -> new CredentialFile(file, machine)).toList());
    }

    Path docker() {
        return machine.variable("DOCKER_CONFIG")
                .orElse(machine.home().resolve(".docker"))
                .resolve(CONFIG);
    }

    /** containers-auth.json(5) */
    private List<Path> containers() {
        String file = "containers/auth.json";
        List<Path> files = new ArrayList<>();
        if (machine.platform() == Platform.LINUX) {
            machine.variable("XDG_RUNTIME_DIR").ifPresent(folder -> files.add(folder.resolve(file)));
            files.add(configFolder().orElse(machine.home().resolve(".config")).resolve(file));
        } else {
            files.add(machine.home().resolve(".config").resolve(file));
            configFolder().ifPresent(folder -> files.add(folder.resolve(file)));
        }
        return files;
    }

    /** As Helm finds it (pkg/helmpath/lazypath.go). */
    Path helm() {
        Optional<Path> named = machine.variable("HELM_REGISTRY_CONFIG");
        return named.orElseGet(() -> machine.variable("HELM_CONFIG_HOME")
                .or(() -> configFolder().map(folder -> folder.resolve("helm")))
                .orElseGet(this::helmFolder)
                .resolve("registry")
                .resolve(CONFIG));
    }

    private Path helmFolder() {
        return switch (machine.platform()) {
            case LINUX -> machine.home().resolve(".config/helm");
            case MAC -> machine.home().resolve("Library/Preferences/helm");
            case WINDOWS ->
                machine.variable("APPDATA")
                        .orElse(machine.home().resolve("AppData/Roaming"))
                        .resolve("helm");
        };
    }

    private Optional<Path> configFolder() {
        return machine.variable("XDG_CONFIG_HOME");
    }
}
