// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/**
 * {@code HEAD …/blobs/<digest>}: whether it is known to be there; some registries answer with a redirect to it. A refusal has
 * no body that says why, and counts as a no: the upload that follows is refused with one.
 */
record FindBlob(Repository repository, Digest digest) implements Step<Boolean> {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    @Override
    public String action() {
        return "asking for the blob";
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder()
                .url(Addresses.of(endpoint, repository, "blobs/" + digest))
                .head();
    }

    @Override
    public boolean expects(int status) {
        return status == 200 || REDIRECTS.contains(status) || Transients.isLastingRefusal(status);
    }

    /** An answer that names another digest speaks of another content: what is asked for counts as missing, and is sent. */
    @Override
    public Boolean read(Response response) {
        return response.code() < 400
                && Answers.digest(response).map(digest::equals).orElse(true);
    }
}
