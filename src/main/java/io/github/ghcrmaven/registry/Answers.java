// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads what an answer carries, never more of it than makes sense. */
final class Answers {

    /** Registries hold manifests of up to 4 MiB (distribution-spec, "Pushing manifests"). */
    private static final int LONGEST_MANIFEST = 4 << 20;

    private static final int LONGEST_ERROR = 64 << 10;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private Answers() {}

    static byte[] manifest(Response response, String action) throws IOException {
        byte[] bytes = whole(response, LONGEST_MANIFEST + 1, action);
        if (bytes.length > LONGEST_MANIFEST) {
            throw new IOException("the manifest has more than 4 MiB");
        }
        return bytes;
    }

    /** A token's answer as text. */
    static String token(Response response, String action) throws UnavailableException {
        return new String(whole(response, LONGEST_ERROR, action), StandardCharsets.UTF_8);
    }

    private static byte[] whole(Response response, int longest, String action) throws UnavailableException {
        try {
            return response.body().byteStream().readNBytes(longest);
        } catch (IOException e) {
            throw Sender.unavailable(response.request(), "broke off its answer", action, e);
        }
    }

    /** The beginning of an error's body as text; where it breaks off, the status says enough. */
    static String text(Response response) {
        try {
            return new String(response.body().byteStream().readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * The digest that the answer names for its content. One of another algorithm, or one that cannot be read, is as good as
     * none: it can be compared with nothing that we know.
     */
    static Optional<Digest> digest(Response response) {
        String header = response.header("Docker-Content-Digest");
        try {
            return header == null ? Optional.empty() : Optional.of(Digest.parse(header));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The time that a 429 or 503 asks to wait for; null where it names none in seconds. */
    static @Nullable Duration retryAfter(Response response) {
        String header = response.header("Retry-After");
        return header != null && SECONDS.matcher(header).matches() ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }
}
