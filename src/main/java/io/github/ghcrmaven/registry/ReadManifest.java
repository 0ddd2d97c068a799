// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Reference;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/** {@code GET …/manifests/<name>}. */
record ReadManifest(Reference reference) implements Step<Optional<byte[]>> {

    /** All four types: without them a registry answers 404 to what it holds (distribution-spec 1.1). */
    static final String ACCEPT = String.join(
            ", ", MediaTypes.MANIFEST, MediaTypes.INDEX, MediaTypes.DOCKER_MANIFEST, MediaTypes.DOCKER_INDEX);

    @Override
    public String action() {
        return "reading the manifest";
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder()
                .url(Addresses.manifest(endpoint, reference))
                .header("Accept", ACCEPT);
    }

    @Override
    public boolean expects(int status) {
        return status == 200 || status == 404;
    }

    /** What was asked for by its digest has it. */
    private byte[] checked(byte[] manifest) {
        String digest = Digest.of(manifest).toString();
        if (reference.isDigest() && !reference.name().equals(digest)) {
            throw Answers.wrong("What " + reference.repository().registry() + " sends as " + reference
                    + " has the digest " + digest + ".");
        }
        return manifest;
    }

    @Override
    public Optional<byte[]> read(Response response) throws IOException {
        return response.code() == 404 ? Optional.empty() : Optional.of(checked(Answers.document(response, action())));
    }
}
