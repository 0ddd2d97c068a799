// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import okhttp3.HttpUrl;

/** The addresses of a registry's API (distribution-spec, "Endpoints"). */
final class Addresses {

    private Addresses() {}

    static HttpUrl of(Endpoint endpoint, Repository repository, String rest) {
        return endpoint.url()
                .newBuilder()
                .addPathSegment("v2")
                .addPathSegments(repository.path())
                .addPathSegments(rest)
                .build();
    }

    static HttpUrl manifest(Endpoint endpoint, Reference reference) {
        return of(endpoint, reference.repository(), "manifests/" + reference.name());
    }
}
