// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The errors with which the registry answers wrong requests: GHCR's texts where they are known, else the OCI ones. */
enum Problem {
    UNAUTHORIZED(401, "UNAUTHORIZED", "authentication required"),
    TOKEN_MISSING(401, "UNAUTHORIZED", "authentication token not provided"),
    CREDENTIAL_DENIED(403, "DENIED", "denied"),
    ACCESS_DENIED(403, "DENIED", "requested access to the resource is denied"),
    NAME_INVALID(400, "NAME_INVALID", "invalid repository name"),
    NAME_UNKNOWN(404, "NAME_UNKNOWN", "repository name not known to registry"),
    TAG_INVALID(400, "TAG_INVALID", "manifest tag did not match URI"),
    BLOB_UNKNOWN(404, "BLOB_UNKNOWN", "blob unknown to registry"),
    BLOB_UPLOAD_UNKNOWN(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry"),
    BLOB_UPLOAD_INVALID(400, "BLOB_UPLOAD_INVALID", "blob upload invalid"),
    DIGEST_INVALID(400, "DIGEST_INVALID", "provided digest did not match uploaded content"),
    SIZE_INVALID(400, "SIZE_INVALID", "provided length did not match content length"),
    RANGE_TOO_LARGE(
            416,
            "REQUESTED_RANGE_NOT_SATISFIABLE",
            "the request body is too large and exceeds the maximum permissible limit of 4.00MiB"),
    RANGE_INVALID(416, "REQUESTED_RANGE_NOT_SATISFIABLE", "the range does not continue the upload"),
    MANIFEST_UNKNOWN(404, "MANIFEST_UNKNOWN", "manifest unknown"),
    MANIFEST_INVALID(400, "MANIFEST_INVALID", "manifest invalid"),
    MANIFEST_BLOB_UNKNOWN(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown to registry"),
    PAGE_INVALID(400, "PAGINATION_NUMBER_INVALID", "invalid number of results requested"),
    UNSUPPORTED(405, "UNSUPPORTED", "The operation is unsupported.");

    private final int status;
    private final String code;
    private final String message;

    Problem(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    Answer answer() {
        return answer(status, code, message);
    }

    /** The shape that every error of GHCR has. */
    static Answer answer(int status, String code, String message) {
        JsonObject error = new JsonObject();
        error.addProperty("code", code);
        error.addProperty("message", message);
        JsonArray errors = new JsonArray();
        errors.add(error);
        JsonObject body = new JsonObject();
        body.add("errors", errors);
        return Answer.json(status, body);
    }
}
