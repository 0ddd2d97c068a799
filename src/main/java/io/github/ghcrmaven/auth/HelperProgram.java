// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The programs that keep credentials, by the end of their name, which is what files say (docker-credential-helpers). */
final class HelperProgram {

    /** How helpers say that they have none (docker/docker-credential-helpers, credentials/error.go). */
    static final String NOT_FOUND = "credentials not found";

    private static final String PREFIX = "docker-credential-";
    private static final Pattern SUFFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private HelperProgram() {}

    static String name(String suffix) {
        return PREFIX + suffix;
    }

    /** The program on the PATH; a name with a slash would start one from anywhere. */
    static Optional<Path> find(String suffix, Machine machine) {
        return SUFFIX.matcher(suffix).matches() ? machine.program(name(suffix)) : Optional.empty();
    }
}
