// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Reference;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** {@code PUT …/manifests/<name>}: under its digest, or to move a tag onto it. */
record PutManifest(Reference reference, Digest digest, RequestBody body) implements Step<Boolean> {

    private static final MediaType MANIFEST = MediaType.get(MediaTypes.MANIFEST);
    private static final MediaType INDEX = MediaType.get(MediaTypes.INDEX);

    static PutManifest of(Reference reference, Manifest manifest) {
        return new PutManifest(reference, manifest.digest(), RequestBody.create(manifest.bytes(), MANIFEST));
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

    @Override
    public Boolean read(Response response) throws IOException {
        String stored = response.header("Docker-Content-Digest");
        if (stored != null && !stored.equals(digest.toString())) {
            throw new IOException(reference + " was stored as " + stored + ", sent was " + digest + ".");
        }
        return true;
    }
}
