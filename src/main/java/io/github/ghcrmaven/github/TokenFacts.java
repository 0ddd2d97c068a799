// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub says of a token, in the headers of its answers.
 *
 * @param accepted whether GitHub knows it: an expired or revoked one it does not
 * @param scopes its scopes, where it is of a kind that has scopes: a classic or an OAuth token
 * @param expiry when it expires, where it does
 */
public record TokenFacts(boolean accepted, Optional<List<String>> scopes, Optional<OffsetDateTime> expiry) {

    /** The scope that a push needs. */
    public static final String WRITE_PACKAGES = "write:packages";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    static TokenFacts of(Response response) {
        return new TokenFacts(
                response.code() != 401,
                Optional.ofNullable(response.header("X-OAuth-Scopes")).map(TokenFacts::words),
                expiry(response.header("github-authentication-token-expiration")));
    }

    /** Whether the scopes allow a push; a token without scopes may all the same, by rights of another kind. */
    public boolean lacksScope() {
        return scopes.filter(words -> !words.contains(WRITE_PACKAGES)).isPresent();
    }

    /** The scopes as the rest of a sentence; empty for a token of a kind that has none, such as a job's. */
    public String describeScopes() {
        return scopes.map(words -> words.isEmpty() ? "; no scopes" : "; scopes " + String.join(", ", words))
                .orElse("");
    }

    private static List<String> words(String header) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .filter(word -> word.matches("[\\w:.-]{1,60}"))
                .sorted()
                .toList();
    }

    /** {@code 2027-03-31 00:00:00 UTC}, or with an offset such as {@code +0900} in its place (both seen). */
    private static Optional<OffsetDateTime> expiry(@Nullable String header) {
        int zone = header == null ? -1 : header.lastIndexOf(' ');
        if (header == null || zone < 0) {
            return Optional.empty();
        }
        try {
            String name = header.substring(zone + 1);
            ZoneOffset offset = name.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(name);
            return Optional.of(OffsetDateTime.of(TIME.parse(header.substring(0, zone), LocalDateTime::from), offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
