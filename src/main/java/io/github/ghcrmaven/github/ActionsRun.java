// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.auth.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The run of a workflow that this build is part of. What GitHub does not say is empty.
 *
 * @param repository the repository whose workflow runs: {@code acme/web}
 * @param owner who owns it
 * @param workflow the workflow's file in that repository: {@code .github/workflows/release.yml}
 * @param job the job's id
 * @param workspace the folder that the repository is checked out to
 * @param fork whether it is a pull request's run, and the pull request comes from a fork
 * @param dependabot whether Dependabot started it
 */
public record ActionsRun(
        String repository,
        String owner,
        String workflow,
        String job,
        String workspace,
        boolean fork,
        boolean dependabot) {

    /** The events whose runs see the fork's code, and so get a token that only reads. */
    private static final Set<String> PULL_REQUEST =
            Set.of("pull_request", "pull_request_review", "pull_request_review_comment");

    private static final int LONGEST_EVENT = 16 << 20;

    /** The run, where the build is part of one; it reads the file that describes the event. */
    public static Optional<ActionsRun> of(Environment environment) {
        if (!environment.get("GITHUB_ACTIONS").equals(Optional.of("true"))) {
            return Optional.empty();
        }
        String repository = environment.get("GITHUB_REPOSITORY").orElse("");
        boolean pullRequest =
                PULL_REQUEST.contains(environment.get("GITHUB_EVENT_NAME").orElse(""));
        return Optional.of(new ActionsRun(
                repository,
                environment.get("GITHUB_REPOSITORY_OWNER").orElse(""),
                environment
                        .get("GITHUB_WORKFLOW_REF")
                        .map(ref -> file(ref, repository))
                        .orElse(""),
                environment.get("GITHUB_JOB").orElse(""),
                environment.get("GITHUB_WORKSPACE").orElse(""),
                pullRequest
                        && environment
                                .get("GITHUB_EVENT_PATH")
                                .filter(file -> isOfFork(Path.of(file)))
                                .isPresent(),
                environment.get("GITHUB_ACTOR").equals(Optional.of("dependabot[bot]"))));
    }

    /** Where in the repository its job stands, as it is said; the line is a courtesy, named where the file can be read. */
    String place() {
        if (workflow.isEmpty() || job.isEmpty()) {
            return "the workflow's job";
        }
        return Workflow.job(Path.of(workspace), workflow, job)
                .map(found -> found + " (line " + found.line() + ")")
                .orElse(workflow + ", job " + job);
    }

    /** {@code acme/web/.github/workflows/release.yml@refs/heads/main} without repository and ref. */
    private static String file(String ref, String repository) {
        String path = ref.replaceFirst("@.*", "");
        return path.startsWith(repository + "/") ? path.substring(repository.length() + 1) : "";
    }

    private static boolean isOfFork(Path event) {
        try (InputStream in = Files.newInputStream(event)) {
            String text = new String(in.readNBytes(LONGEST_EVENT), StandardCharsets.UTF_8);
            JsonObject request = JsonParser.parseString(text).getAsJsonObject().getAsJsonObject("pull_request");
            String base = fullName(request, "base");
            return !base.isEmpty() && !fullName(request, "head").equals(base);
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException e) {
            return false; // nobody knows, and the general advice is good for forks, too
        }
    }

    /** The repository that one side of the pull request is in; a fork that has been deleted has none. */
    private static String fullName(JsonObject request, String side) {
        @Nullable JsonElement repository = request.getAsJsonObject(side).get("repo");
        return repository == null || !repository.isJsonObject()
                ? ""
                : repository.getAsJsonObject().get("full_name").getAsString();
    }
}
