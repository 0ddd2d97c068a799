// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The machine that the build runs on, as far as credentials are looked for on it.
 *
 * @param environment its environment variables
 * @param home the user's folder
 * @param platform decides where configuration lies and how programs are named
 */
public record Machine(Environment environment, Path home, Platform platform) {

    /**
     * Looks for a program in the folders of {@code PATH}. Not left to the operating system: Windows would look into the
     * current folder first, and that is the project's.
     */
    Optional<Path> program(String name) {
        boolean windows = platform == Platform.WINDOWS;
        Pattern separator = Pattern.compile(windows ? ";" : ":");
        List<String> files = windows ? List.of(name + ".exe", name + ".cmd") : List.of(name);
        return separator
                .splitAsStream(environment.get("PATH").orElse(""))
                .flatMap(folder -> path(folder).stream())
                .filter(Path::isAbsolute)
                .flatMap(folder -> files.stream().map(folder::resolve))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** The path that a variable holds. */
    public Optional<Path> variable(String name) {
        return environment.get(name).flatMap(Machine::path);
    }

    /** A file as it is shown: {@code ~} for the user's folder. */
    String shown(Path file) {
        return file.startsWith(home) ? "~/" + home.relativize(file).toString().replace('\\', '/') : file.toString();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
