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
     * @param absent whether the registry says that there is none
     * @param digest its digest, where there is one and the registry's answer names it; nothing of ours vouches for that
     */
    record Found(boolean absent, Optional<Digest> digest) {}

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

    /** A refusal is an answer, too: it has no body that says why, so that the manifest has to be read instead. */
    @Override
    public boolean expects(int status) {
        return status == 200 || Transients.isLastingRefusal(status);
    }

    @Override
    public Found read(Response response) {
        // whatever the headers of another answer say, it is not about a manifest
        return new Found(response.code() == 404, response.code() == 200 ? Answers.digest(response) : Optional.empty());
    }
}
