// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.login.Check.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunChecksTest {

    @TempDir
    private Path folder;

    @Test
    void outsideOfActionsNothingIsSaid() throws IOException {
        assertThat(Surroundings.of(new Environment(Map.of("GITHUB_ACTOR", "dependabot[bot]")), Optional.empty(), true))
                .isEmpty();
    }

    @Test
    void aRunOfTheRepositoryItselfIsFine() throws IOException {
        assertThat(run("push", "octocat", "{}")).extracting(Check::status).containsExactly(Status.OK);
    }

    @Test
    void aPullRequestFromAForkIsWarnedOf() throws IOException {
        assertThat(run("pull_request", "octocat", request("mallory/web")))
                .first()
                .satisfies(check -> {
                    assertThat(check.status()).isEqualTo(Status.WARN);
                    assertThat(check.text()).contains("from a fork");
                    assertThat(check.fix())
                            .contains(
                                    "if: github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository");
                });
    }

    @Test
    void aPullRequestOfTheRepositoryItselfIsFine() throws IOException {
        assertThat(run("pull_request", "octocat", request("acme/web")))
                .extracting(Check::status)
                .containsExactly(Status.OK);
    }

    @Test
    void dependabotIsWarnedOf() throws IOException {
        assertThat(run("push", "dependabot[bot]", "{}"))
                .first()
                .satisfies(check -> assertThat(check.text()).startsWith("Dependabot started this run"));
    }

    private static String request(String head) {
        return "{\"pull_request\":{\"head\":{\"repo\":{\"full_name\":\"" + head
                + "\"}},\"base\":{\"repo\":{\"full_name\":\"acme/web\"}}}}";
    }

    private List<Check> run(String event, String actor, String json) throws IOException {
        Path file = Files.writeString(folder.resolve("event.json"), json);
        Map<String, String> variables = new HashMap<>();
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_EVENT_NAME", event);
        variables.put("GITHUB_EVENT_PATH", file.toString());
        variables.put("GITHUB_ACTOR", actor);
        return Surroundings.of(new Environment(variables), Optional.empty(), true);
    }
}
