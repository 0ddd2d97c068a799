// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionsRunTest {

    private static final String OF_A_FORK = "{\"pull_request\":{\"base\":{\"repo\":{\"full_name\":\"acme/web\"}},"
            + "\"head\":{\"repo\":{\"full_name\":\"mallory/web\"}}}}";

    private final Map<String, String> variables = new HashMap<>(Map.of(
            "GITHUB_ACTIONS", "true",
            "GITHUB_REPOSITORY", "acme/web",
            "GITHUB_REPOSITORY_OWNER", "acme",
            "GITHUB_WORKFLOW_REF", "acme/web/.github/workflows/release.yml@refs/tags/v1.4.0@2",
            "GITHUB_JOB", "publish",
            "GITHUB_WORKSPACE", "/home/runner/work/web/web",
            "GITHUB_EVENT_NAME", "pull_request",
            "GITHUB_ACTOR", "octocat"));

    @TempDir
    private Path directory;

    @BeforeEach
    void event() {
        variables.put("GITHUB_EVENT_PATH", directory.resolve("event.json").toString());
    }

    private ActionsRun run() {
        return ActionsRun.of(new Environment(variables)).orElseThrow();
    }

    private void write(String event) throws IOException {
        Files.writeString(directory.resolve("event.json"), event);
    }

    @Test
    void aRunIsWhatTheEnvironmentSays() {
        assertThat(run())
                .isEqualTo(new ActionsRun(
                        "acme/web",
                        "acme",
                        ".github/workflows/release.yml",
                        "publish",
                        "/home/runner/work/web/web",
                        false,
                        false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false"})
    void elsewhereThereIsNone(String actions) {
        variables.put("GITHUB_ACTIONS", actions);
        assertThat(ActionsRun.of(new Environment(variables))).isEmpty();
    }

    @Test
    void whatIsNotSaidIsEmpty() {
        variables.keySet().retainAll(Set.of("GITHUB_ACTIONS"));
        assertThat(run()).isEqualTo(new ActionsRun("", "", "", "", "", false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "pull_request,        true",
        "pull_request_review, true",
        "pull_request_target, false", // its token writes
        "push,                false"
    })
    void aForkCountsWhereItsTokenOnlyReads(String event, boolean fork) throws IOException {
        write(OF_A_FORK);
        variables.put("GITHUB_EVENT_NAME", event);
        assertThat(run().fork()).isEqualTo(fork);
    }

    @Test
    void aPullRequestOfTheRepositoryItselfIsNone() throws IOException {
        write(OF_A_FORK.replace("mallory", "acme"));
        assertThat(run().fork()).isFalse();
    }

    @Test
    void aForkThatWasDeletedIsOne() throws IOException {
        write(OF_A_FORK.replace("{\"full_name\":\"mallory/web\"}", "null"));
        assertThat(run().fork()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"pull_request\":7}", "{\"pull_request\":{\"base\":{}}}", "no json"})
    void anEventThatSaysNothingIsNone(String event) throws IOException {
        write(event);
        assertThat(run().fork()).isFalse();
    }

    @Test
    void dependabotIsKnownByItsName() {
        variables.put("GITHUB_ACTOR", "dependabot[bot]");
        assertThat(run().dependabot()).isTrue();
    }
}
