// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A token of the token endpoint. As on GHCR it is the credential in Base64 and no JWT, so whoever prints it prints the
 * secret; here the scopes it was asked for stand behind the credential.
 */
record BearerToken(String user, String secret, List<Scope> scopes) {

    BearerToken {
        scopes = List.copyOf(scopes);
    }

    static BearerToken anonymous(List<Scope> scopes) {
        return new BearerToken("", "", scopes);
    }

    /** Empty for what this registry did not issue; GHCR then treats the request as anonymous. */
    static Optional<BearerToken> decode(String text) {
        try {
            String decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> lines = decoded.lines().toList();
            int colon = lines.isEmpty() ? -1 : lines.get(0).indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            return Optional.of(new BearerToken(
                    lines.get(0).substring(0, colon),
                    lines.get(0).substring(colon + 1),
                    Scope.ofParameters(lines.subList(1, lines.size()))));
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    String encoded() {
        String text =
                scopes.stream().map(Scope::toString).collect(Collectors.joining("\n", user + ":" + secret + "\n", ""));
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean allows(String repository, String action) {
        return scopes.stream().anyMatch(scope -> scope.allows(repository, action));
    }

    @Override
    public String toString() {
        return "token for " + scopes;
    }
}
