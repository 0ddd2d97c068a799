// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Set;

/**
 * The ways in which GHCR refuses a publication: status, code and message as sighted in the field, and the steps that
 * are answered so. Source: the catalogue of error texts, with where each was seen, that the plugin's diagnosis is
 * written from.
 */
public enum Refusal {
    /** The token endpoint does not accept the credential. */
    CREDENTIAL(403, "DENIED", "denied", Steps.TOKEN),
    /** The token endpoint re-encoded it without a look; the registry itself finds it expired or revoked. */
    EXPIRED_CREDENTIAL(
            401,
            "UNAUTHORIZED",
            "unauthenticated: User cannot be authenticated with the token provided.",
            Steps.EVERYTHING),
    /** The package exists and does not grant this credential to write. */
    WRITE_PACKAGE(403, "DENIED", "permission_denied: write_package", Steps.WRITES_AND_BLOB_CHECK),
    /** The package grants this credential nothing; also seen for seconds after the push that created a package. */
    READ_PACKAGE(403, "DENIED", "permission_denied: read_package", Steps.WRITES_AND_BLOB_CHECK),
    /** A classic token without {@code write:packages}. */
    TOKEN_SCOPES(403, "DENIED", "permission_denied: The token provided does not match expected scopes.", Steps.WRITES),
    /** An installation token may not create the package: {@code packages: write} is missing, or the organization. */
    CREATE_ORGANIZATION_PACKAGE(403, "DENIED", "installation not allowed to Create organization package", Steps.WRITES),
    /** An installation token may not write: {@code packages: write} is missing, a fork, Dependabot, a policy. */
    WRITE_ORGANIZATION_PACKAGE(403, "DENIED", "installation not allowed to Write organization package", Steps.WRITES),
    /** The token is not authorised for the organization's single sign-on. */
    SAML(
            403,
            "DENIED",
            "permission_denied: Resource protected by organization SAML enforcement. "
                    + "You must grant your Personal Access token access to this organization.",
            Steps.WRITES),
    /** Seen after a repository moved to another organization. */
    INSTALLATION(403, "DENIED", "permission_denied: The requested installation does not exist.", Steps.WRITES),
    /** The specification's text for denied access, with which registries other than GHCR answer. */
    ACCESS_DENIED(403, "DENIED", "requested access to the resource is denied", Steps.WRITES),
    /** A rate limit in the clothes of a missing permission. */
    SECONDARY_RATE_LIMIT(
            403,
            "DENIED",
            "permission_denied: Error from intermediary with HTTP status code 403 \"Forbidden\" - with-body: "
                    + "{ \"documentation_url\": \"https://docs.github.com/en/free-pro-team@latest/rest/overview/"
                    + "rate-limits-for-the-rest-api#about-secondary-rate-limits\", \"message\": \"You have exceeded a "
                    + "secondary rate limit. Please wait a few minutes before you try again.\" }",
            Steps.BLOB_CONTENT),
    /** The rate limit of pushes; the wait stands in the message, as a Go duration. */
    PUSH_RATE_LIMIT(429, "TOOMANYREQUESTS", "retry-after: 10.305464ms, allowed: 2000/minute", Set.of("POST upload")),
    /** The rate limit of pulls. */
    PULL_RATE_LIMIT(
            429,
            "TOOMANYREQUESTS",
            "retry-after: 10.305464ms, allowed: 44000/minute",
            Set.of("GET manifest", "GET tag", "GET blob")),
    /** The upload session is forgotten; transient on GHCR. */
    BLOB_UPLOAD_UNKNOWN(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry", Steps.BLOB_CONTENT),
    /** A blob that was just put is not seen yet; transient on GHCR. */
    MANIFEST_BLOB_UNKNOWN(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown to registry", Steps.MANIFEST_CONTENT);

    private final int status;
    private final String code;
    private final String message;

    @SuppressWarnings("ImmutableEnumChecker") // the constants pass Set.of
    private final Set<String> steps;

    Refusal(int status, String code, String message, Set<String> steps) {
        this.status = status;
        this.code = code;
        this.message = message;
        this.steps = steps;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The code in the body. */
    public String code() {
        return code;
    }

    /** The message in the body, word for word. */
    public String message() {
        return message;
    }

    /** Whether GHCR answers so at this step. */
    boolean appliesAt(Step step) {
        return steps.contains(step.name());
    }

    Answer answer() {
        return Problem.answer(status, code, message);
    }

    /** Groups of steps; in a class of their own since an enum's constants come before its other fields. */
    private static final class Steps {
        static final Set<String> TOKEN = Set.of("GET token");
        static final Set<String> BLOB_CONTENT = Set.of("PUT blob", "PATCH blob");
        static final Set<String> MANIFEST_CONTENT = Set.of("PUT manifest", "PUT tag");
        static final Set<String> WRITES = Set.of("POST upload", "PUT blob", "PATCH blob", "PUT manifest", "PUT tag");
        static final Set<String> WRITES_AND_BLOB_CHECK =
                Set.of("HEAD blob", "POST upload", "PUT blob", "PATCH blob", "PUT manifest", "PUT tag");
        static final Set<String> EVERYTHING = Set.of(
                "POST upload",
                "PUT blob",
                "PATCH blob",
                "HEAD blob",
                "GET blob",
                "PUT manifest",
                "HEAD manifest",
                "GET manifest",
                "PUT tag",
                "HEAD tag",
                "GET tag",
                "GET tags",
                "GET referrers");
    }
}
