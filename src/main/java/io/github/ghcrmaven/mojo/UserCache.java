// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Machine;
import java.nio.file.Path;

/** The folder for what this plugin keeps between builds of a user; nothing in it is missed when it is removed. */
final class UserCache {

    private static final String NAME = "ghcr-maven-plugin";

    private UserCache() {}

    /**
     * Where this platform has such folders: {@code XDG_CACHE_HOME}, else {@code ~/.cache} (XDG Base Directory Specification);
     * {@code LOCALAPPDATA} on Windows; {@code ~/Library/Caches} on macOS.
     */
    static Path of(Machine machine) {
        return switch (machine.platform()) {
            case WINDOWS ->
                machine.variable("LOCALAPPDATA")
                        .orElse(machine.home().resolve("AppData/Local"))
                        .resolve(NAME);
            case MAC -> machine.home().resolve("Library/Caches").resolve(NAME);
            case LINUX ->
                machine.variable("XDG_CACHE_HOME")
                        .filter(Path::isAbsolute)
                        .orElse(machine.home().resolve(".cache"))
                        .resolve(NAME);
        };
    }
}
