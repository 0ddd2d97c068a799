// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Repository;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** {@code POST …/blobs/uploads/}: 202 says that a push is allowed, and where the blob goes. */
record OpenUpload(Repository repository) implements Step<Upload> {

    @Override
    public String action() {
        return "opening an upload";
    }

    @Override
    public Stage stage() {
        return Stage.WRITE;
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder()
                .url(Addresses.of(endpoint, repository, "blobs/uploads/"))
                .post(RequestBody.create(new byte[0], null));
    }

    @Override
    public boolean expects(int status) {
        return status == 202;
    }

    /** GHCR's Location is a path; others send a whole address (seen on ghcr.io). */
    @Override
    public Upload read(Response response) {
        HttpUrl asked = response.request().url();
        String location = response.header("Location", "");
        HttpUrl url = location == null || location.isEmpty() ? null : asked.resolve(location);
        if (url == null || (asked.isHttps() && !url.isHttps())) {
            throw Answers.wrong(repository.registry() + " opened an upload and did not say where, or not at https.");
        }
        return new Upload(url);
    }
}
