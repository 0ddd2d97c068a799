// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.PackedDependency;
import io.github.ghcrmaven.oci.GoJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a chart was built, as a predicate of SLSA (https://slsa.dev/spec/v1.0/provenance). In GitHub Actions it says what the job's
 * environment says; elsewhere no more than this machine can know. What is not known is left out.
 *
 * @param environment of the build
 * @param goals what Maven was asked to do
 * @param source where the POM says that the sources are; empty where it does not
 * @param pluginVersion of this plugin
 */
public record BuildProvenance(
        Environment environment, List<String> goals, Optional<String> source, String pluginVersion) {

    /** The type of the predicate. */
    public static final String TYPE = "https://slsa.dev/provenance/v1";

    /** What the members mean stands there. */
    private static final String BUILD_TYPE =
            "https://github.com/ghcrmaven/ghcr-maven-plugin/blob/main/docs/reference/slsa-provenance.md#build-type-v1";

    /** Of a builder that nobody vouches for but whoever signs. */
    private static final String ANY_MACHINE =
            "https://github.com/ghcrmaven/ghcr-maven-plugin/blob/main/docs/reference/slsa-provenance.md#any-machine";

    /** {@code acme/web/.github/workflows/release.yml@refs/tags/v1.4.0}. */
    private static final Pattern WORKFLOW_REF = Pattern.compile("([^/@]+/[^/@]+)/([^@]+)@(.+)");

    private static final Pattern USER_INFORMATION = Pattern.compile("://[^/@]*@");

    public BuildProvenance {
        goals = List.copyOf(goals);
    }

    /**
     * What there is to say of one chart.
     *
     * @return JSON, UTF-8
     * @throws IOException where its archive cannot be read
     */
    byte[] predicate(ChartArchive archive) throws IOException {
        Map<String, Object> predicate = new LinkedHashMap<>();
        predicate.put("buildDefinition", buildDefinition(archive));
        predicate.put("runDetails", runDetails());
        return GoJson.bytes(predicate);
    }

    private Map<String, Object> buildDefinition(ChartArchive archive) throws IOException {
        Map<String, Object> external = new LinkedHashMap<>();
        workflow().ifPresent(workflow -> external.put("workflow", workflow));
        external.put("goals", goals);
        List<Object> resolved = new ArrayList<>();
        sources().ifPresent(resolved::add);
        for (PackedDependency dependency : PackedDependency.of(archive)) {
            resolved.add(dependency(dependency));
        }
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("buildType", BUILD_TYPE);
        definition.put("externalParameters", external);
        if (inActions()) {
            definition.put("internalParameters", Map.of("github", github()));
        }
        definition.put("resolvedDependencies", resolved);
        return definition;
    }

    private Map<String, Object> runDetails() {
        Map<String, Object> builder = new LinkedHashMap<>();
        builder.put("id", actions("GITHUB_WORKFLOW_REF").map(this::onServer).orElse(ANY_MACHINE));
        builder.put("version", Map.of("ghcr-maven-plugin", pluginVersion));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("builder", builder);
        invocation().ifPresent(id -> details.put("metadata", Map.of("invocationId", id)));
        return details;
    }

    private Optional<Map<String, Object>> workflow() {
        return actions("GITHUB_WORKFLOW_REF")
                .map(WORKFLOW_REF::matcher)
                .filter(Matcher::matches)
                .map(ref -> {
                    Map<String, Object> workflow = new LinkedHashMap<>();
                    workflow.put("ref", ref.group(3));
                    workflow.put("repository", onServer(ref.group(1)));
                    workflow.put("path", ref.group(2));
                    return workflow;
                });
    }

    private Map<String, Object> github() {
        Map<String, Object> github = new LinkedHashMap<>();
        put(github, "event_name", actions("GITHUB_EVENT_NAME"));
        put(github, "repository_id", actions("GITHUB_REPOSITORY_ID"));
        put(github, "repository_owner_id", actions("GITHUB_REPOSITORY_OWNER_ID"));
        put(github, "runner_environment", actions("RUNNER_ENVIRONMENT"));
        return github;
    }

    private Optional<Map<String, Object>> sources() {
        if (!inActions()) {
            // the commit is not claimed: nobody has looked whether what was built is what was committed
            return source.map(address -> Map.of("uri", withoutUser(address)));
        }
        Optional<String> repository = actions("GITHUB_REPOSITORY");
        return repository.map(name -> {
            Map<String, Object> sources = new LinkedHashMap<>();
            String ref = actions("GITHUB_REF").map(text -> "@" + text).orElse("");
            sources.put("uri", "git+" + onServer(name) + ref);
            actions("GITHUB_SHA").ifPresent(commit -> sources.put("digest", Map.of("gitCommit", commit)));
            return sources;
        });
    }

    private static Map<String, Object> dependency(PackedDependency dependency) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", dependency.name());
        members.put("digest", Map.of("dirHash", dependency.contentDigest()));
        Map<String, Object> annotations = new LinkedHashMap<>();
        annotations.put("version", dependency.version());
        if (dependency.repository().contains("://") && !dependency.repository().startsWith("file:")) {
            annotations.put("repository", withoutUser(dependency.repository()));
        }
        members.put("annotations", annotations);
        return members;
    }

    private Optional<String> invocation() {
        return actions("GITHUB_RUN_ID")
                .flatMap(run -> actions("GITHUB_REPOSITORY")
                        .map(repository -> onServer(repository)
                                + "/actions/runs/" + run
                                + actions("GITHUB_RUN_ATTEMPT")
                                        .map(attempt -> "/attempts/" + attempt)
                                        .orElse("")));
    }

    private String onServer(String path) {
        return actions("GITHUB_SERVER_URL").orElse("https://github.com") + "/" + path;
    }

    private boolean inActions() {
        return environment.get("GITHUB_ACTIONS").equals(Optional.of("true"));
    }

    /** Elsewhere these variables are nobody's word. */
    private Optional<String> actions(String name) {
        return inActions() ? environment.get(name) : Optional.empty();
    }

    private static void put(Map<String, Object> members, String name, Optional<String> value) {
        value.ifPresent(text -> members.put(name, text));
    }

    /** What stands there is for those who fetch, and may be a password. */
    private static String withoutUser(String address) {
        return USER_INFORMATION.matcher(address).replaceFirst("://");
    }
}
