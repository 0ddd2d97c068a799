// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything that went over the wire and must not stand in a log: secrets, their Base64 alone and with the user name,
 * tokens, and the queries of addresses that are as good as a credential.
 */
final class SecretScan {
    private final Map<String, String> kinds = new ConcurrentHashMap<>();

    void credential(String user, String secret) {
        kinds.put(secret, "the secret of " + user);
        encoded(secret, "the Base64 of the secret of " + user);
        encoded(user + ":" + secret, "the Base64 of user and secret of " + user);
    }

    void token(String token) {
        kinds.put(token, "a token that was issued");
        kinds.put(withoutPadding(token), "a token that was issued");
    }

    /** The value of a query parameter, known by what stands before its first escape: no encoding changes that. */
    void query(String parameter, String value) {
        kinds.put(value.replaceFirst("%.*", ""), "the value of " + parameter + " of an address");
    }

    /** Says which kind of secret and in which line, never the secret. */
    void assertAbsentFrom(String log) {
        kinds.forEach((needle, kind) -> {
            int position = log.indexOf(needle);
            if (position >= 0) {
                long line = log.substring(0, position).lines().count();
                throw new AssertionError("line " + Math.max(1, line) + " of the log holds " + kind);
            }
        });
    }

    /** Without padding: the form with padding holds that one. */
    private void encoded(String text, String kind) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        kinds.put(Base64.getEncoder().withoutPadding().encodeToString(bytes), kind);
        kinds.put(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), kind);
    }

    private static String withoutPadding(String encoded) {
        return encoded.replaceFirst("=+$", "");
    }
}
