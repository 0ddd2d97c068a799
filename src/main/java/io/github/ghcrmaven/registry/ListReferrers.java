// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET …/referrers/<digest>}: one page of what refers to a manifest; empty where the registry does not know such a
 * request, in whichever way it says so: 404 on GHCR, 400, 405 and 406 on others, 429, a redirect, a page for people.
 *
 * @param last whether it is not asked again: then every answer is one
 */
record ListReferrers(HttpUrl address, boolean last) implements Step<Optional<Page<Descriptor>>> {

    static HttpUrl first(Endpoint endpoint, Repository repository, Digest subject) {
        return Addresses.of(endpoint, repository, "referrers/" + subject);
    }

    @Override
    public String action() {
        return "listing the referrers";
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder().url(address).header("Accept", MediaTypes.INDEX);
    }

    /** A registry that is down has said nothing yet. */
    @Override
    public boolean expects(int status) {
        return last || status < 500 || status == 501;
    }

    @Override
    public Optional<Page<Descriptor>> read(Response response) throws IOException {
        if (response.code() != 200 || !isIndex(response.body().contentType())) {
            return Optional.empty();
        }
        byte[] body = Answers.document(response, action());
        try {
            return Optional.of(new Page<>(Index.parse(body).manifests(), Page.next(response)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isIndex(@Nullable MediaType type) {
        return type != null && (type.type() + "/" + type.subtype()).equals(MediaTypes.INDEX);
    }
}
