// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/** {@code HEAD …/manifests/<name>}: whether it is there, and with which digest. */
record FindManifest(Reference reference) implements Step<FindManifest.Found> {

    /**
     * What is there.
     *
     * @param exists whether there is a manifest
     * @param digest its digest, where there is one and the registry's answer names it; nothing of ours vouches for that
     */
    record Found(boolean exists, Optional<Digest> digest) {}

    @Override
    public String action() {
        return "asking for the manifest";
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder()
                .url(Addresses.manifest(endpoint, reference))
                .head()
                .header("Accept", ReadManifest.ACCEPT);
    }

    @Override
    public boolean expects(int status) {
        return status == 200 || status == 404;
    }

    @Override
    public Found read(Response response) {
        // whatever the headers of a 404 say, there is nothing that could have a digest
        return response.code() == 404 ? new Found(false, Optional.empty()) : new Found(true, Answers.digest(response));
    }
}
