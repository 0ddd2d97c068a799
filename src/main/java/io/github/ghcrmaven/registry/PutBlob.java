// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * {@code PUT <location>?digest=…}: the whole blob in one request, which every registry takes at any size; GHCR caps
 * chunks at 4 MiB (seen on ghcr.io).
 */
record PutBlob(Upload upload, Blob blob, RequestBody body) implements Step<Boolean> {

    @Override
    public String action() {
        return "uploading " + blob.name();
    }

    @Override
    public Stage stage() {
        return Stage.WRITE;
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        // The location's own query stays as it is: it may be signed.
        HttpUrl url = upload.location()
                .newBuilder()
                .addEncodedQueryParameter("digest", blob.descriptor().digest().toString())
                .build();
        return new Request.Builder().url(url).put(body);
    }

    @Override
    public boolean expects(int status) {
        return status == 201 || status == 204;
    }

    /**
     * The digest that the answer names is passed over: it may be of another algorithm, and most clients ignore it (distribution,
     * docs/spec/api.md, "Completed Upload"). Ours is in the request, where the registry holds the content against it, and a
     * manifest that names a blob by it is not taken where there is none.
     */
    @Override
    public Boolean read(Response response) {
        return true;
    }
}
