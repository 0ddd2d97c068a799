// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an {@code Authorization: Basic} header says (RFC 7617). */
record BasicCredential(String user, String secret) {
    private static final String SCHEME = "Basic ";

    static Optional<BasicCredential> of(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).trim());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicCredential(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return user + ":****";
    }
}
