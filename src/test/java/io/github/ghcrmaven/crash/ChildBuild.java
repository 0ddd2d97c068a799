// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.ChildProject;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.SampleChart;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A project with one small chart that {@code mvn ghcr:package ghcr:push} releases, each time in a process of its own. */
final class ChildBuild {

    static final String REPOSITORY = "acme/charts/web";
    static final String VERSION = ChildProject.VERSION;

    private static final String USER = "octocat";
    private static final String SECRET = "ghp_childBuildsUseThisOne00000000000000";

    /** What whoever runs the tests may have set, and what would change the build. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(HELM|GHCR|GITHUB|ACTIONS|DOCKER|COSIGN|SIGSTORE|XDG|MAVEN)_.*|REGISTRY_AUTH_FILE|SOURCE_DATE_EPOCH");

    private final Path folder;
    private final InProcessGhcr ghcr;
    private final InProcessSigstore sigstore;
    private final TrustFiles trust;

    /** Writes the project. */
    ChildBuild(Path folder, String greeting, InProcessGhcr ghcr, InProcessSigstore sigstore) throws IOException {
        this.folder = folder;
        this.ghcr = ghcr.account(USER, SECRET);
        this.sigstore = sigstore;
        Path chart = SampleChart.write(folder.resolve("src/main/helm"), "web");
        Files.writeString(chart.resolve("values.yaml"), "greeting: " + greeting + "\n");
        ChildProject.writePom(folder, "web-chart", List.of(), Path.of(property("outerRepository")));
        ChildProject.writeSettings(folder, USER, SECRET);
        trust = sigstore.writeTo(folder.resolve("trust"));
    }

    /** Starts one; it prints to {@link #log}. */
    Process start() throws IOException {
        String goals = "io.github.ghcrmaven:ghcr-maven-plugin:" + property("pluginVersion") + ":";
        ProcessBuilder maven = new ProcessBuilder(
                        Path.of(property("mavenHome"), "bin", "mvn").toString(),
                        "--batch-mode",
                        "--settings",
                        "settings.xml",
                        "-Dmaven.repo.local=" + property("localRepository"),
                        "-Dghcr.registry=" + ghcr.host(),
                        "-Dghcr.repository=acme/charts",
                        "-Dghcr.sign.trustedRoot=" + trust.trustedRoot(),
                        "-Dghcr.sign.signingConfig=" + trust.rekor1AndTimestamps(),
                        goals + "package",
                        goals + "push")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        Map<String, String> environment = maven.environment();
        environment.keySet().removeIf(name -> FOREIGN.matcher(name).matches());
        environment.put("ACTIONS_ID_TOKEN_REQUEST_URL", sigstore.actionsTokenUrl());
        environment.put("ACTIONS_ID_TOKEN_REQUEST_TOKEN", sigstore.actionsRequestToken());
        // the credential files of whoever runs the tests are not read: this folder has none
        for (String variable : List.of("DOCKER_CONFIG", "HELM_CONFIG_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")) {
            environment.put(variable, folder.resolve("none").toString());
        }
        // short-lived as it is, it gains nothing from the second compiler
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        return maven.start();
    }

    /** Runs one that has to succeed. */
    void run() throws IOException, InterruptedException {
        assertThat(start().waitFor()).as("%s", folder.resolve("log")).isZero();
    }

    /** What all of them have printed; no secret may stand in it. */
    String log() throws IOException {
        String log = Files.readString(folder.resolve("log"));
        ghcr.assertNoSecretIn(log);
        sigstore.assertNoSecretIn(log);
        return log;
    }

    private static String property(String name) {
        return String.valueOf(System.getProperty("crash." + name));
    }
}
