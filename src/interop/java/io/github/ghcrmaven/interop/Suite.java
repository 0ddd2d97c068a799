// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where things are in this run; the build says so by system properties. */
final class Suite {

    private Suite() {}

    static Path basedir() {
        return Path.of(property("project.basedir")).toAbsolutePath().normalize();
    }

    /** The folder that holds one folder per chart. */
    static Path charts() {
        return basedir().resolveSibling("shared").resolve("charts");
    }

    /** The local repository that the plugin under test was installed into. */
    static Path localRepository() {
        return Path.of(property("interop.localRepository"));
    }

    /** The local repository of the build around the suite, which already holds what the plugin depends on. */
    static Path outerRepository() {
        return Path.of(property("interop.outerRepository"));
    }

    static String pluginVersion() {
        return property("interop.pluginVersion");
    }

    /** An empty folder of that name, kept after the run for whoever looks into a failure. */
    static Path emptyFolder(String name) throws IOException {
        Path folder = basedir().resolve("target/interop").resolve(name);
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /** The Maven of {@code MAVEN_HOME}, else the first on the path. */
    static Path maven() {
        String home = System.getenv("MAVEN_HOME");
        List<Path> candidates = home != null
                ? List.of(Path.of(home, "bin", "mvn"))
                : Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "mvn"))
                        .toList();
        return candidates.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no mvn in " + candidates));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("The build must set the system property " + name);
        }
        return value;
    }
}
