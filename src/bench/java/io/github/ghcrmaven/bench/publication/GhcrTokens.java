// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Credentials;

/**
 * Tokens before a registry that has none, as GHCR deals them out: a challenge without the token, which names a placeholder at
 * {@code /v2/} and {@code pull} elsewhere; a token for whatever scope is asked for, to whoever has the secret.
 */
final class GhcrTokens {

    static final String USER = "octocat";
    static final String SECRET = "ghp_benchmarksUseThisOne0000000000000000";

    private static final Pattern REPOSITORY = Pattern.compile("/v2/(.+)/(?:blobs|manifests|referrers|tags)/.*");
    private static final String BASIC = Credentials.basic(USER, SECRET);

    private final Set<String> granted = ConcurrentHashMap.newKeySet();
    private final String host;

    /** For the registry at this host and port. */
    GhcrTokens(String host) {
        this.host = host;
    }

    /** The answer to what is not for the registry, or not yet. */
    Optional<Message> answer(Message request) {
        String authorization = request.header("Authorization").orElse("");
        if (request.second().startsWith("/token")) {
            return Optional.of(authorization.equals(BASIC) ? grant() : refuse("403 Forbidden", "DENIED"));
        }
        return granted.contains(authorization) ? Optional.empty() : Optional.of(challenge(request));
    }

    private Message grant() {
        String token = UUID.randomUUID().toString();
        granted.add("Bearer " + token);
        return Message.of("HTTP/1.1 200 OK", "{\"token\":\"" + token + "\"}", "Content-Type: application/json");
    }

    private Message challenge(Message request) {
        Matcher path = REPOSITORY.matcher(request.second());
        String repository = path.matches() ? path.group(1) : "user/image";
        return refuse(
                "401 Unauthorized",
                "UNAUTHORIZED",
                "WWW-Authenticate: Bearer realm=\"http://" + host + "/token\",service=\"ghcr.io\",scope=\"repository:"
                        + repository + ":pull\"");
    }

    private static Message refuse(String status, String code, String... headers) {
        Message plain = Message.of(
                "HTTP/1.1 " + status, "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"\"}]}", headers);
        return plain;
    }
}
