// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import okio.ByteString;

/** Reads of blobs: HEAD is answered, GET leads to another host, as on GHCR, unless it is served here. */
final class BlobEndpoint {
    private final BlobStore blobs;
    private final BlobStorage storage;
    private final boolean servedHere;

    BlobEndpoint(BlobStore blobs, BlobStorage storage, boolean servedHere) {
        this.blobs = blobs;
        this.storage = storage;
        this.servedHere = servedHere;
    }

    Answer answer(Request request) {
        if (!request.isRead()) {
            return Problem.UNSUPPORTED.answer();
        }
        return blobs.get(request.repository(), request.reference())
                .map(content -> request.isHead() || servedHere ? content(request, content) : redirect(request))
                .orElseGet(Problem.BLOB_UNKNOWN::answer);
    }

    private static Answer content(Request request, ByteString content) {
        return Answer.of(200)
                .with("content-type", "application/octet-stream")
                .with("docker-content-digest", request.reference())
                .withBody(content);
    }

    private Answer redirect(Request request) {
        return Answer.of(307).with("location", storage.addressOf(request.reference()));
    }
}
