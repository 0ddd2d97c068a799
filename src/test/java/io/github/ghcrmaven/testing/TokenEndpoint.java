// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * GHCR's {@code GET /token}: 200 for every credential that exists and whatever scope, so that a token proves nothing
 * about the right to push. The user name is not checked.
 */
final class TokenEndpoint {
    private final LocalServer server;
    private final Accounts accounts;
    private final Set<String> publicRepositories;
    private final Refusals refusals;
    private final SecretScan secrets;

    TokenEndpoint(
            LocalServer server,
            Accounts accounts,
            Set<String> publicRepositories,
            Refusals refusals,
            SecretScan secrets) {
        this.server = server;
        this.accounts = accounts;
        this.publicRepositories = publicRepositories;
        this.refusals = refusals;
        this.secrets = secrets;
    }

    Answer answer(Request request) {
        if (!request.method().equals("GET")) {
            return Problem.UNSUPPORTED.answer();
        }
        if (!request.parameter("service").orElse(server.host()).equals(server.host())) {
            return Problem.CREDENTIAL_DENIED.answer();
        }
        List<Scope> scopes = Scope.ofParameters(request.url().queryParameterValues("scope").stream()
                .filter(Objects::nonNull)
                .toList());
        Optional<Answer> refusal = scopes.stream()
                .flatMap(scope -> refusals.at(scope.repository(), request.step()).stream())
                .findFirst();
        return refusal.or(() -> token(request, scopes).map(this::issued)).orElseGet(Problem.CREDENTIAL_DENIED::answer);
    }

    private Optional<BearerToken> token(Request request, List<Scope> scopes) {
        String authorization = request.header("authorization");
        if (authorization == null) {
            boolean open = !scopes.isEmpty()
                    && scopes.stream().allMatch(scope -> publicRepositories.contains(scope.repository()));
            return open ? Optional.of(BearerToken.anonymous(scopes)) : Optional.empty();
        }
        return BasicCredential.of(authorization)
                .filter(credential -> accounts.bySecret(credential.secret()).isPresent())
                .map(credential -> {
                    // whatever user name came along: the log must not hold this pair either
                    secrets.credential(credential.user(), credential.secret());
                    return new BearerToken(credential.user(), credential.secret(), scopes);
                });
    }

    private Answer issued(BearerToken token) {
        String encoded = token.encoded();
        secrets.token(encoded);
        JsonObject body = new JsonObject();
        body.addProperty("token", encoded);
        return Answer.json(200, body);
    }
}
