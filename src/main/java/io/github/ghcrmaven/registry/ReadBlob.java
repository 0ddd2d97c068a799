// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.ContentCheck;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * {@code GET …/blobs/<digest>}, or where that leads to: the blob goes into the sink, or the answer names the next address.
 *
 * @param address where it is asked for; of a storage it carries a signature in its query, so it is never printed
 * @param elsewhere whether that is another server than the registry's
 */
record ReadBlob(Repository repository, Descriptor blob, HttpUrl address, boolean elsewhere, BlobSink sink)
        implements Step<Optional<HttpUrl>> {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int BUFFER = 32 << 10;

    @Override
    public String action() {
        return "reading the blob";
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        // Left to itself, OkHttp asks for gzip and unpacks it: a storage that calls an archive "gzip" would bring
        // another content.
        return new Request.Builder().url(address).header("Accept-Encoding", "identity");
    }

    /** Another server's refusal says nothing of the registry's, and its words may repeat the signature. */
    @Override
    public boolean expects(int status) {
        return elsewhere || status == 200 || REDIRECTS.contains(status);
    }

    @Override
    public Optional<HttpUrl> read(Response response) throws IOException {
        if (REDIRECTS.contains(response.code())) {
            return Optional.of(next(response));
        }
        if (response.code() != 200) {
            String what = address.host() + ":" + address.port() + " answered " + response.code() + " to what "
                    + repository.registry() + " led to, " + action() + " " + blob.digest() + ".";
            throw new UnavailableException(
                    new Fault(what, "run it again; an address of a blob is good for a short time only", "unavailable"),
                    Answers.retryAfter(response));
        }
        try {
            try (OutputStream out = sink.begin(blob)) {
                copy(response, out);
            }
        } catch (IOException | RuntimeException e) {
            sink.discard();
            throw e;
        }
        sink.accept();
        return Optional.empty();
    }

    private HttpUrl next(Response response) {
        String location = response.header("Location", "");
        HttpUrl next = location == null || location.isEmpty() ? null : address.resolve(location);
        if (next == null || (address.isHttps() && !next.isHttps())) {
            throw Answers.wrong(address.host() + " led on for the blob " + blob.digest() + " of " + repository
                    + " and did not say where, or not to https.");
        }
        return next;
    }

    /** Never more than the descriptor says and one byte. */
    private void copy(Response response, OutputStream out) throws IOException {
        ContentCheck check = new ContentCheck(blob);
        byte[] buffer = new byte[BUFFER];
        InputStream in = response.body().byteStream();
        for (int length = read(response, in, buffer); length >= 0; length = read(response, in, buffer)) {
            refuse(check.next(buffer, length));
            out.write(buffer, 0, length);
        }
        refuse(check.end());
    }

    /** The connection's failure alone: what the sink says of a full disk is not that. */
    private int read(Response response, InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw Sender.unavailable(response.request(), "broke off its answer", action(), e);
        }
    }

    private void refuse(Optional<String> wrong) {
        if (wrong.isPresent()) {
            throw Answers.wrong("The blob " + blob.digest() + " of " + repository + " " + wrong.get() + ".");
        }
    }
}
