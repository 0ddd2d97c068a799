// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Optional;
import java.util.Set;

/**
 * GHCR's door: a challenge that names a placeholder or only {@code pull}, and bearers that count for the repository
 * and the actions they were asked for. A bearer that cannot be used is not an error: the request goes on as anonymous,
 * and to that one private things do not exist.
 */
final class BearerGate implements Gate {
    private static final String SCHEME = "Bearer";

    private final LocalServer server;
    private final Accounts accounts;
    private final Set<String> publicRepositories;
    private final TokenEndpoint tokens;

    BearerGate(LocalServer server, Accounts accounts, Set<String> publicRepositories, TokenEndpoint tokens) {
        this.server = server;
        this.accounts = accounts;
        this.publicRepositories = publicRepositories;
        this.tokens = tokens;
    }

    @Override
    public Optional<Answer> turnAway(Request request) {
        String authorization = request.header("authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(challenged(Problem.UNAUTHORIZED.answer(), request));
        }
        String text = authorization.substring(SCHEME.length()).trim();
        if (text.isEmpty()) {
            return Optional.of(challenged(Problem.TOKEN_MISSING.answer(), request));
        }
        Optional<BearerToken> token = BearerToken.decode(text);
        Optional<Account> account = token.flatMap(decoded -> accounts.bySecret(decoded.secret()));
        if (request.route() == Route.PING) {
            return account.isPresent()
                    ? Optional.empty()
                    : Optional.of(challenged(Problem.UNAUTHORIZED.answer(), request));
        }
        // of another repository: as good as none
        Optional<BearerToken> usable = account.flatMap(known -> token.filter(decoded ->
                decoded.allows(request.repository(), "pull") || decoded.allows(request.repository(), "push")));
        return request.isRead() ? turnAwayReader(request, usable) : turnAwayWriter(request, usable, account);
    }

    private Optional<Answer> turnAwayReader(Request request, Optional<BearerToken> usable) {
        boolean readable = publicRepositories.contains(request.repository())
                || usable.filter(token -> token.allows(request.repository(), "pull"))
                        .isPresent();
        return readable ? Optional.empty() : Optional.of(absent(request));
    }

    private Optional<Answer> turnAwayWriter(Request request, Optional<BearerToken> usable, Optional<Account> account) {
        if (usable.isEmpty() || account.isEmpty()) {
            return Optional.of(challenged(Problem.UNAUTHORIZED.answer(), request));
        }
        if (!usable.get().allows(request.repository(), "push")) {
            return Optional.of(Problem.ACCESS_DENIED.answer());
        }
        return account.get().mayPush() ? Optional.empty() : Optional.of(Refusal.WRITE_PACKAGE.answer());
    }

    private static Answer absent(Request request) {
        return switch (request.route()) {
            case BLOB, SESSION -> Problem.BLOB_UNKNOWN.answer();
            case TAGS -> Problem.NAME_UNKNOWN.answer();
            default -> Problem.MANIFEST_UNKNOWN.answer();
        };
    }

    @Override
    public Answer challenged(Answer answer, Request request) {
        // GHCR's placeholder where no repository is named
        String repository = request.repository().isEmpty() ? "user/image" : request.repository();
        return answer.with(
                "www-authenticate",
                "Bearer realm=\"%s/token\",service=\"%s\",scope=\"repository:%s:pull\""
                        .formatted(server.url(), server.host(), repository));
    }

    @Override
    public Answer token(Request request) {
        return tokens.answer(request);
    }
}
