// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * One try to read a blob. Registries lead to a storage of another host (GHCR always does; seen on ghcr.io): the client follows
 * no redirect itself, since what is meant for the registry must not reach that host.
 */
record BlobDownload(Endpoint endpoint, Wire wire) {

    private static final int MOST_REDIRECTS = 5;

    /** Always true: a unit of {@code Retries} has a result. */
    boolean run(Repository repository, Descriptor blob, BlobSink sink) throws IOException {
        HttpUrl address = Addresses.of(endpoint, repository, "blobs/" + blob.digest());
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            boolean elsewhere = !endpoint.isSameServer(address);
            ReadBlob step = new ReadBlob(repository, blob, address, elsewhere, sink);
            Optional<HttpUrl> next = wire.call(repository, repository + "@" + blob.digest(), step);
            if (next.isEmpty()) {
                return true;
            }
            address = next.get();
        }
        throw Answers.wrong(repository.registry() + " led on more than " + MOST_REDIRECTS + " times for the blob "
                + blob.digest() + " of " + repository + ".");
    }
}
