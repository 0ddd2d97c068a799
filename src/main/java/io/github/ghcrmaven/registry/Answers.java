// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.FaultException;
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

    /** Registries hold manifests of up to 4 MiB (distribution-spec, "Pushing manifests"); a page of a list is shorter. */
    private static final int LONGEST_DOCUMENT = 4 << 20;

    private static final int LONGEST_ERROR = 64 << 10;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private Answers() {}

    /** A manifest, or a page of a list. */
    static byte[] document(Response response, String action) throws IOException {
        byte[] bytes = whole(response, LONGEST_DOCUMENT + 1, action);
        if (bytes.length > LONGEST_DOCUMENT) {
            throw wrong(response.request().url().host() + " answered with more than 4 MiB, " + action + ".");
        }
        return bytes;
    }

    /** The error for an answer that says yes and does not hold what it has to. */
    static FaultException wrong(String what) {
        return new FaultException(
                what,
                "run it again; if it says the same, ask whoever runs the registry, or the proxy before it",
                "wrong-content");
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
