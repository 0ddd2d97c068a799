// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * What registries ask for and the tokens they gave, for all modules of a build: a challenge per registry, a token per
 * registry, repository, actions and credential.
 */
public final class Authorizations {

    private final Map<HttpUrl, Remembered<Challenge>> challenges = new ConcurrentHashMap<>();
    private final Map<TokenKey, Remembered<Secret>> tokens = new ConcurrentHashMap<>();

    private record TokenKey(HttpUrl registry, String repository, Actions actions, Optional<Credential> credential) {}

    Remembered<Challenge> challenge(Endpoint endpoint) {
        return challenges.computeIfAbsent(endpoint.url(), key -> new Remembered<>());
    }

    Remembered<Secret> token(Endpoint endpoint, String repository, Actions actions, Optional<Credential> credential) {
        return tokens.computeIfAbsent(
                new TokenKey(endpoint.url(), repository, actions, credential), key -> new Remembered<>());
    }
}
