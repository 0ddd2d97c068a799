// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** Runs what a user types in a shell: {@code mvn} there is the Maven under test, with the invoker tests' repository. */
public final class MavenOnPath {

    private final Path folder;
    private final String path;

    /**
     * Puts {@code mvn} into {@code bin} below the invoker test's folder.
     *
     * @param mavenHome empty for the Maven that runs the tests
     */
    public MavenOnPath(Path basedir, String mavenHome, Path localRepository) throws IOException {
        folder = basedir;
        Path bin = Files.createDirectories(basedir.resolve("bin"));
        String home = mavenHome.isEmpty() ? System.getProperty("maven.home") : mavenHome;
        Path settings = basedir.resolveSibling("interpolated-settings.xml");
        Path mvn = Files.writeString(bin.resolve("mvn"), """
                #!/bin/sh
                exec '%s/bin/mvn' -B -V -X -s '%s' -Dmaven.repo.local='%s' "$@"
                """.formatted(home, settings, localRepository));
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
        path = bin + ":" + System.getenv("PATH");
    }

    /** Runs the commands in the folder, the first that fails ends it; what it prints goes to the log. */
    public void run(String commands, String log, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-ec", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        shell.environment().put("PATH", path);
        shell.environment().keySet().removeAll(List.of("MAVEN_OPTS", "SOURCE_DATE_EPOCH"));
        shell.environment().putAll(environment);
        if (shell.start().waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve(log), StandardCharsets.UTF_8));
        }
    }
}
