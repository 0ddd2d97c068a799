// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * Uploads as GHCR takes them: a relative Location with a singular {@code upload}, one PUT of any size or one PATCH
 * without a range, chunks of at most 4 MiB, and no way to cancel. A session is used up by its first PUT.
 */
final class UploadEndpoint {
    private static final long CHUNK_LIMIT = 4L << 20;
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Map<String, UploadSession> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final BlobStore blobs;
    private final SecretScan secrets;
    private final Supplier<String> locationBase;

    UploadEndpoint(BlobStore blobs, SecretScan secrets, Supplier<String> locationBase) {
        this.blobs = blobs;
        this.secrets = secrets;
        this.locationBase = locationBase;
    }

    Answer open(Request request) {
        if (!request.method().equals("POST")) {
            return Problem.UNSUPPORTED.answer();
        }
        // neither ?digest= nor ?mount= shortens the way: the specification lets a registry answer 202 to both
        UploadSession session =
                new UploadSession("/v2/" + request.repository() + "/blobs/upload/" + UUID.randomUUID(), newQuery());
        sessions.put(session.path(), session);
        return accepted(session).with("range", "0-0");
    }

    Answer answer(Request request) {
        return switch (request.method()) {
            case "PATCH" -> append(request);
            case "PUT" -> complete(request);
            default -> Problem.UNSUPPORTED.answer();
        };
    }

    private Answer append(Request request) {
        UploadSession session = sessions.get(request.path());
        if (session == null || !session.isAt(request.queryWithout("digest"))) {
            return Problem.BLOB_UPLOAD_UNKNOWN.answer();
        }
        String range = request.header("content-range");
        long size = request.body().size();
        if (range != null) {
            if (size > CHUNK_LIMIT) {
                return Problem.RANGE_TOO_LARGE.answer();
            }
            Optional<ContentRange> fitting =
                    ContentRange.of(range).filter(given -> given.first() == session.size() && given.length() == size);
            if (fitting.isEmpty()) {
                return Problem.RANGE_INVALID.answer();
            }
        }
        session.append(request.body(), newQuery());
        return accepted(session).with("range", "0-" + Math.max(0, session.size() - 1));
    }

    private Answer complete(Request request) {
        UploadSession session = sessions.get(request.path());
        if (session == null
                || !session.isAt(request.queryWithout("digest"))
                || !sessions.remove(request.path(), session)) {
            return Problem.BLOB_UPLOAD_UNKNOWN.answer();
        }
        Optional<String> digest = request.parameter("digest")
                .filter(given -> DIGEST.matcher(given).matches());
        if (digest.isEmpty()) {
            return Problem.DIGEST_INVALID.answer();
        }
        boolean carriesContent = request.body().size() > 0 || session.size() == 0;
        if (carriesContent && !"application/octet-stream".equals(request.header("content-type"))) {
            return Problem.BLOB_UPLOAD_INVALID.answer();
        }
        if (!String.valueOf(request.body().size()).equals(request.header("content-length"))) {
            return Problem.SIZE_INVALID.answer();
        }
        ByteString content = session.finish(request.body());
        if (!digest.get().equals(BlobStore.digestOf(content))) {
            return Problem.DIGEST_INVALID.answer();
        }
        blobs.put(request.repository(), content);
        return Answer.of(201)
                .with("location", "/v2/" + request.repository() + "/blobs/" + digest.get())
                .with("docker-content-digest", digest.get());
    }

    private Answer accepted(UploadSession session) {
        return Answer.of(202).with("location", locationBase.get() + session.location());
    }

    /** Valid in a query, and written otherwise by whoever takes it apart and builds it anew. */
    private String newQuery() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String state = ByteString.of(bytes).base64Url() + "%2b+/%7e~%3d==";
        secrets.query("_state", state);
        return "_state=" + state;
    }
}
