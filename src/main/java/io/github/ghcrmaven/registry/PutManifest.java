// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Reference;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** {@code PUT …/manifests/<name>}: under its digest, or to move a tag onto it. */
record PutManifest(Reference reference, Digest digest, RequestBody body) implements Step<Boolean> {

    private static final MediaType INDEX = MediaType.get(MediaTypes.INDEX);

    static PutManifest of(Reference reference, Manifest manifest) {
        MediaType type = MediaType.get(manifest.descriptor().mediaType());
        return new PutManifest(reference, manifest.digest(), RequestBody.create(manifest.bytes(), type));
    }

    static PutManifest of(Reference reference, Index index) {
        return new PutManifest(reference, index.digest(), RequestBody.create(index.bytes(), INDEX));
    }

    @Override
    public String action() {
        return reference.isDigest() ? "putting the manifest" : "putting the tag";
    }

    @Override
    public Stage stage() {
        return Stage.WRITE;
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder()
                .url(Addresses.manifest(endpoint, reference))
                .put(body);
    }

    @Override
    public boolean expects(int status) {
        return status == 200 || status == 201 || status == 202;
    }

    /**
     * Here the digest of the answer counts: a registry that writes manifests anew has published something else, and does so
     * however often it is asked.
     */
    @Override
    public Boolean read(Response response) {
        Optional<Digest> stored = Answers.digest(response);
        if (stored.isPresent() && !stored.get().equals(digest)) {
            throw new FaultException(
                    reference + " was stored as " + stored.get() + ", sent was " + digest + ".",
                    "run it again: it reads first what is there. Where it always ends so, the registry or a proxy before it"
                            + " changes manifests, and no chart can be published there as it is",
                    "stored-otherwise");
        }
        return true;
    }
}
