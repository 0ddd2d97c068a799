// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Who a token speaks of.
 *
 * @param issuer the {@code iss} claim: whatever a test wants, since all tokens are signed by the one key of the provider
 * @param claims the others by name, less audience and times
 */
public record Identity(String issuer, Map<String, String> claims) {

    /** The issuer of tokens for workflows on github.com. */
    public static final String GITHUB_ACTIONS = "https://token.actions.githubusercontent.com";

    /** The issuer behind the browser, for people, in the public Sigstore. */
    public static final String SIGSTORE_OAUTH = "https://oauth2.sigstore.dev/auth";

    public Identity {
        Objects.requireNonNull(issuer);
        // in the order in which they were given
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /** The workflow {@code release.yml} on {@code main} of a repository ({@code owner/name}). */
    public static Identity workflow(String repository) {
        return workflow(repository, "release.yml", "refs/heads/main");
    }

    /**
     * A workflow, with the claims that GitHub gives it:
     * https://docs.github.com/en/actions/reference/security/oidc#oidc-token-claims
     *
     * @param repository {@code owner/name}
     * @param file its name in {@code .github/workflows}
     * @param ref the whole name, such as {@code refs/tags/v1.0.0}
     */
    public static Identity workflow(String repository, String file, String ref) {
        String path = repository + "/.github/workflows/" + file + "@" + ref;
        String commit = "5f0e2ab1".repeat(5);
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("sub", "repo:" + repository + ":ref:" + ref);
        claims.put("ref", ref);
        claims.put("ref_type", ref.startsWith("refs/tags/") ? "tag" : "branch");
        claims.put("sha", commit);
        claims.put("repository", repository);
        claims.put("repository_id", "74021");
        claims.put("repository_owner", repository.replaceFirst("/.*", ""));
        claims.put("repository_owner_id", "65");
        claims.put("repository_visibility", "public");
        claims.put("run_id", "8107");
        claims.put("run_number", "12");
        claims.put("run_attempt", "1");
        claims.put("runner_environment", "github-hosted");
        claims.put("actor", "octocat");
        claims.put("event_name", "push");
        claims.put("workflow", "release");
        claims.put("workflow_ref", path);
        claims.put("workflow_sha", commit);
        claims.put("job_workflow_ref", path);
        claims.put("job_workflow_sha", commit);
        return new Identity(GITHUB_ACTIONS, claims);
    }

    /** A person, by a verified e-mail address. */
    public static Identity email(String address) {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("sub", "CgY2NTAyMTkSJmh0dHBz");
        claims.put("email", address);
        claims.put("email_verified", "true");
        return new Identity(SIGSTORE_OAUTH, claims);
    }

    /** The same with another claim. */
    public Identity with(String claim, String value) {
        Map<String, String> changed = new LinkedHashMap<>(claims);
        changed.put(claim, value);
        return new Identity(issuer, changed);
    }

    /** The same without a claim. */
    public Identity without(String claim) {
        Map<String, String> changed = new LinkedHashMap<>(claims);
        changed.remove(claim);
        return new Identity(issuer, changed);
    }

    /** The same from another issuer. */
    public Identity issuedBy(String otherIssuer) {
        return new Identity(otherIssuer, claims);
    }
}
