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
    /** As much of a long secret as makes it known: more than a line of a log may not hold. */
    private static final int ENOUGH = 39; // whole groups of three bytes, for Base64

    private final Map<String, String> kinds = new ConcurrentHashMap<>();

    void credential(String user, String secret) {
        kinds.put(secret, "the secret of " + user);
        encoded(secret, "the Base64 of the secret of " + user);
        encoded(user + ":" + secret, "the Base64 of user and secret of " + user);
    }

    /** One that goes by a name, whose user is unknown. */
    void secret(String name, String secret) {
        String start = secret.substring(0, Math.min(ENOUGH, secret.length()));
        kinds.put(start, name);
        encoded(start, "the Base64 of " + name);
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
