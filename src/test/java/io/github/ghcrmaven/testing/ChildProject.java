// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project that a Maven in a process of its own builds, with this plugin and one credential for a registry on this machine. */
public final class ChildProject {

    /** Of the project and so of its charts. */
    public static final String VERSION = "1.4.0";

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.acme</groupId>
              <artifactId>%s</artifactId>
              <version>%s</version>
              <packaging>pom</packaging>
              <modules>%s</modules>
              <properties>
                <project.build.outputTimestamp>2026-11-21T00:00:00Z</project.build.outputTimestamp>
              </properties>
              <pluginRepositories>
                <pluginRepository>
                  <id>outer-build</id>
                  <url>%s</url>
                </pluginRepository>
              </pluginRepositories>
            </project>
            """;

    private static final String SETTINGS = """
            <settings>
              <interactiveMode>false</interactiveMode>
              <servers>
                <server>
                  <id>127.0.0.1</id>
                  <username>%s</username>
                  <password>%s</password>
                </server>
              </servers>
            </settings>
            """;

    private ChildProject() {}

    /** Makes a folder one in which Maven is started, with {@code --settings settings.xml}. */
    public static void writeSettings(Path folder, String user, String secret) throws IOException {
        Files.createDirectories(folder.resolve(".mvn")); // else that of the plugin's own build is Maven's
        Files.writeString(folder.resolve("settings.xml"), SETTINGS.formatted(user, secret));
    }

    /**
     * Writes the POM of a module.
     *
     * @param modules the folders of those below it
     * @param outerRepository where the artifacts of the plugin's own build are
     */
    public static void writePom(Path folder, String name, List<String> modules, Path outerRepository)
            throws IOException {
        String elements = modules.stream()
                .map(module -> "<module>" + module + "</module>")
                .collect(joining());
        Files.writeString(
                Files.createDirectories(folder).resolve("pom.xml"),
                POM.formatted(name, VERSION, elements, outerRepository.toUri()));
    }
}
