// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import java.util.Optional;

/**
 * What a registry is asked with.
 *
 * @param username user name
 * @param secret password or token
 * @param origin where it was found, as it stands in messages: {@code server 'ghcr.io' in settings.xml}
 * @param kind which kind of GitHub's tokens it is, where it is for GHCR
 */
public record Credential(String username, Secret secret, String origin, Optional<TokenKind> kind) {

    /** What Docker's helpers say for a user name where the secret is an identity token. */
    private static final String IDENTITY_TOKEN = "<token>";

    public Credential(String username, Secret secret, String origin) {
        this(username, secret, origin, Optional.empty());
    }

    /** A refresh token of OAuth 2, as {@code docker login} keeps it for some registries. */
    static Credential identityToken(Secret token, String origin) {
        return new Credential(IDENTITY_TOKEN, token, origin);
    }

    /** Whether the secret is good for nothing but an exchange for tokens by OAuth 2. */
    public boolean isIdentityToken() {
        return username.equals(IDENTITY_TOKEN);
    }

    /** The same credential where it is found for a registry: of GHCR's, the kind is told. */
    public Credential foundFor(String host) {
        return host.equals(GhcrToken.HOST) ? new Credential(username, secret, origin, TokenKind.of(secret)) : this;
    }

    /** Who it is and where it was found, for messages. */
    @Override
    public String toString() {
        String who = isIdentityToken() ? ", an identity token" : ", as " + username;
        return origin + who + kind.map(known -> " (" + known + ")").orElse("");
    }
}
