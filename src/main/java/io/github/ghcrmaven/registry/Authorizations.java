// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * What registries ask for and the tokens they gave, for all modules of a build: a challenge per registry, a token per
 * registry, repository, actions and credential. Also where this build has written.
 */
public final class Authorizations {

    private final Map<HttpUrl, Remembered<Challenge>> challenges = new ConcurrentHashMap<>();
    private final Map<TokenKey, Remembered<Secret>> tokens = new ConcurrentHashMap<>();

    private final Set<Written> written = ConcurrentHashMap.newKeySet();

    private record Written(HttpUrl registry, String repository) {}

    private record TokenKey(HttpUrl registry, String repository, Actions actions, Optional<Credential> credential) {}

    /** Takes note that a manifest was put there: whoever is refused now was allowed a moment ago. */
    void wrote(Endpoint endpoint, String repository) {
        written.add(new Written(endpoint.url(), repository));
    }

    boolean hasWritten(Endpoint endpoint, String repository) {
        return written.contains(new Written(endpoint.url(), repository));
    }

    Remembered<Challenge> challenge(Endpoint endpoint) {
        return challenges.computeIfAbsent(endpoint.url(), key -> new Remembered<>());
    }

    Remembered<Secret> token(Endpoint endpoint, String repository, Actions actions, Optional<Credential> credential) {
        return tokens.computeIfAbsent(
                new TokenKey(endpoint.url(), repository, actions, credential), key -> new Remembered<>());
    }
}
