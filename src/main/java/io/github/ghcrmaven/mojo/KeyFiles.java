// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.fault.FaultException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key that a parameter names: the path of a file, or {@code env://NAME} for a variable of the environment.
 *
 * @param environment the build's variables
 * @param basedir what a path is relative to
 * @param parameter what it is called in the POM
 * @param anchor where the documentation tells of it
 */
record KeyFiles(Environment environment, File basedir, String parameter, String anchor) {

    private static final String ENVIRONMENT = "env://";

    /** Far above any key. */
    private static final int LONGEST = 1 << 20;

    /** Shorter than any key. */
    private static final int LONGEST_PATH = 300;

    /** The key, PEM; empty where the parameter names none. */
    Optional<String> find(@Nullable String value) throws IOException {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (value.startsWith(ENVIRONMENT)) {
            String name = value.substring(ENVIRONMENT.length());
            return Optional.of(environment
                    .get(name)
                    .orElseThrow(() -> fault(
                            parameter + " is '" + value + "', and the environment variable is not set.",
                            "set it; a workflow must pass it: env: " + name + ": ${{ secrets." + name + " }}")));
        }
        Path file = path(value);
        if (!Files.isRegularFile(file)) {
            throw fault(
                    parameter + " is '" + value + "', and there is no file " + file + ".",
                    "name the file that 'cosign generate-key-pair' wrote; a path is relative to the module");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
        }
    }

    /** A key that stands where its name should is not repeated. */
    private Path path(String value) {
        try {
            if (value.length() <= LONGEST_PATH && !value.contains("-----BEGIN")) {
                return basedir.toPath().resolve(value);
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw fault(
                parameter + " is neither the path of a file nor env://NAME.",
                "put the key into an environment variable and name it: env://NAME");
    }

    private FaultException fault(String what, String fix) {
        return new FaultException(what, fix, anchor);
    }
}
