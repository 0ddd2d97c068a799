// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

import io.github.ghcrmaven.testing.ChildProject;
import io.github.ghcrmaven.testing.SampleChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Maven in a project of so many modules, each with a chart; each run a process of its own, offline as to artifacts. */
final class MavenBuilds {

    private final Services services;
    private final MavenInstallation maven;
    private final Path project;
    private final List<String> charts;

    /** Writes the project: one without modules for a single chart, one whose modules have a chart each for several. */
    MavenBuilds(Services services, MavenInstallation maven, Path project, List<String> charts) throws IOException {
        this.services = services;
        this.maven = maven;
        this.project = Files.createDirectories(project);
        this.charts = charts;
        ChildProject.writeSettings(project, GhcrTokens.USER, GhcrTokens.SECRET);
        if (charts.size() == 1) {
            write(project, charts.get(0), List.of());
        } else {
            write(project, "all", charts);
            for (String chart : charts) {
                write(project.resolve(chart), chart, List.of());
            }
        }
    }

    private void write(Path folder, String name, List<String> modules) throws IOException {
        ChildProject.writePom(folder, name, modules, maven.outerRepository());
        if (modules.isEmpty()) {
            SampleChart.write(folder.resolve("src/main/helm"), name);
        }
    }

    /** What every build with Maven takes. */
    Timed validate() throws IOException, InterruptedException {
        return run(List.of("--offline", "validate"));
    }

    /** Publishes all charts to repositories that nobody has used, below this path. */
    Timed publish(String repository) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "-Dghcr.registry=" + services.registry(),
                "-Dghcr.repository=" + repository,
                "-Dghcr.sign.trustedRoot=" + services.trust().trustedRoot(),
                "-Dghcr.sign.signingConfig=" + services.trust().rekor1AndTimestamps(),
                maven.goal("package")));
        if (charts.size() > 1) {
            words.add("--projects=" + String.join(",", charts)); // the one that has the modules has no chart
        }
        words.add(maven.goal("push"));
        return run(words);
    }

    private Timed run(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                maven.program(),
                "--batch-mode",
                "--settings",
                "settings.xml",
                "-Dmaven.repo.local=" + maven.localRepository()));
        command.addAll(words);
        Map<String, String> environment = new HashMap<>(services.actions());
        environment.put("DOCKER_CONFIG", project.resolve("none").toString());
        return Timed.run(project, environment, command);
    }
}
