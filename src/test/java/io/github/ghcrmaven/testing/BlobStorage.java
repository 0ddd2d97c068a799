// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The host that blob reads are led to, as {@code pkg-containers.githubusercontent.com} is for GHCR: the signature in
 * the query is the permission, and a request that brings an Authorization of its own is refused.
 */
final class BlobStorage {
    private final LocalServer server;
    private final BlobStore blobs;
    private final SecretScan secrets;
    private final Set<String> signatures = ConcurrentHashMap.newKeySet();

    BlobStorage(LocalServer server, BlobStore blobs, SecretScan secrets) {
        this.server = server;
        this.blobs = blobs;
        this.secrets = secrets;
    }

    String addressOf(String digest) {
        String signature = UUID.randomUUID() + "%2B%3D";
        signatures.add(digest + "?sig=" + signature);
        secrets.query("sig", signature);
        return server.url() + "/ghcr1/blobs/" + digest + "?sig=" + signature;
    }

    Answer answer(Request request) {
        if (request.route() != Route.STORAGE || !request.isRead()) {
            return Answer.text(404, "The specified resource does not exist.\n");
        }
        if (request.header("authorization") != null) {
            return Answer.text(400, "Only one way to authenticate is allowed.\n");
        }
        if (!signatures.contains(request.reference() + "?" + request.query())) {
            return Answer.text(403, "Server failed to authenticate the request.\n");
        }
        return blobs.content(request.reference())
                .map(content -> Answer.of(200)
                        .with("content-type", "application/octet-stream")
                        .withBody(content))
                .orElseGet(() -> Answer.text(404, "The specified blob does not exist.\n"));
    }
}
