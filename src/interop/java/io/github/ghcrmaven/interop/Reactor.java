// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project of a user's: one module of packaging {@code helm} per chart, the chart where the plugin looks for it. */
final class Reactor {

    /** What every module has as its version, which none of the charts has. */
    static final String VERSION = "7.8.9";

    static final String REPOSITORY = "interop/charts";
    static final Instant TIMESTAMP = Instant.parse("2024-05-06T07:08:09Z");

    private static final String MODULE = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>interop</groupId>
              <artifactId>%s</artifactId>
              <version>%s</version>
              <packaging>helm</packaging>
              <properties>
                <project.build.outputTimestamp>%s</project.build.outputTimestamp>
              </properties>
              <build>
                <plugins>
                  <plugin>
                    <groupId>io.github.ghcrmaven</groupId>
                    <artifactId>ghcr-maven-plugin</artifactId>
                    <version>%s</version>
                    <extensions>true</extensions>
                    <configuration>
                      <registry>%s</registry>
                      <repository>%s</repository>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    // The modules alone are of interest: Maven's own install and deploy of POMs would need a repository.
    private static final String AGGREGATOR = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>interop</groupId>
              <artifactId>aggregator</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <properties>
                <maven.install.skip>true</maven.install.skip>
                <maven.deploy.skip>true</maven.deploy.skip>
              </properties>
              <modules>
            %s  </modules>
            </project>
            """;

    private static final String SETTINGS = """
            <settings xmlns="http://maven.apache.org/SETTINGS/1.0.0">
              <interactiveMode>false</interactiveMode>
              <proxies>%s</proxies>
              <servers>%s</servers>
              <profiles>
                <profile>
                  <id>interop</id>
                  <activation>
                    <activeByDefault>true</activeByDefault>
                  </activation>
                  <properties>
                    <ghcr.sign>none</ghcr.sign>
                  </properties>
                  <repositories>
                    <repository>%s</repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository>%s</pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
            </settings>
            """;

    private final Path folder;

    private Reactor(Path folder) {
        this.folder = folder;
    }

    /** Writes the project into {@code folder}; it publishes to the registry at {@code host}, the login in settings.xml. */
    static Reactor of(List<SampleChart> charts, Path folder, String host, Optional<Login> login) throws IOException {
        return of(charts, folder, host, login, "");
    }

    /** The same, with the proxies of settings.xml. */
    static Reactor of(List<SampleChart> charts, Path folder, String host, Optional<Login> login, String proxies)
            throws IOException {
        Reactor reactor = new Reactor(folder);
        for (SampleChart chart : charts) {
            ChartCopies.copy(chart, reactor.chartDirectory(chart));
            String module = MODULE.formatted(chart.name(), VERSION, TIMESTAMP, Suite.pluginVersion(), host, REPOSITORY);
            Files.writeString(reactor.module(chart).resolve("pom.xml"), module);
        }
        String modules = charts.stream()
                .map(chart -> "    <module>" + chart.name() + "</module>\n")
                .collect(joining());
        Files.writeString(folder.resolve("pom.xml"), AGGREGATOR.formatted(modules));
        Files.writeString(folder.resolve("settings.xml"), settings(host, login, proxies));
        // Maven takes the next folder up that has a .mvn for the project's own: that would be the plugin's.
        Files.createDirectory(folder.resolve(".mvn"));
        return reactor;
    }

    private static String settings(String host, Optional<Login> login, String proxies) {
        String server = login.map(found -> "<server><id>%s</id><username>%s</username><password>%s</password></server>"
                        .formatted(host, found.user(), found.password()))
                .orElse("");
        String repository = "<id>outer</id><url>%s</url><snapshots><enabled>true</enabled></snapshots>"
                .formatted(Suite.outerRepository().toUri());
        return SETTINGS.formatted(proxies, server, repository, repository);
    }

    Path chartDirectory(SampleChart chart) {
        return module(chart).resolve("src/main/helm");
    }

    /** The archive that the plugin makes of the chart. */
    Path archive(SampleChart chart) {
        return module(chart).resolve("target/helm").resolve(chart.name() + "-" + VERSION + ".tgz");
    }

    /** What the plugin reports of the publication. */
    byte[] report(SampleChart chart) throws IOException {
        return Files.readAllBytes(module(chart).resolve("target/ghcr").resolve(chart.name() + ".json"));
    }

    /** The digest that the plugin reports, for scripts to read. */
    String digest(SampleChart chart) throws IOException {
        return Files.readString(module(chart).resolve("target/ghcr").resolve(chart.name() + ".digest"))
                .strip();
    }

    /** Runs Maven up to that phase: what it printed. Nothing is signed unless an option says how. */
    String run(String phase) throws IOException {
        return run(phase, Map.of());
    }

    /** The same, in another environment. */
    String run(String phase, Map<String, String> environment, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--batch-mode", "--no-transfer-progress", "--threads", "2"));
        arguments.addAll(List.of("--settings", folder.resolve("settings.xml").toString()));
        arguments.addAll(List.of("-Dstyle.color=never", "-Dmaven.repo.local=" + Suite.localRepository(), phase));
        arguments.addAll(List.of(options));
        Command maven =
                Command.of(Suite.maven(), arguments).in(folder).with("JAVA_HOME", System.getProperty("java.home"));
        environment.forEach(maven::with);
        return maven.text();
    }

    private Path module(SampleChart chart) {
        return folder.resolve(chart.name());
    }
}
