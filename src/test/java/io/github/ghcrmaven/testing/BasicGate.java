// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Optional;

/** A registry that wants user and secret on every request, as docker-registry with htpasswd does. */
final class BasicGate implements Gate {
    private final Accounts accounts;
    private final SecretScan secrets;

    BasicGate(Accounts accounts, SecretScan secrets) {
        this.accounts = accounts;
        this.secrets = secrets;
    }

    @Override
    public Optional<Answer> turnAway(Request request) {
        Optional<Account> account =
                BasicCredential.of(request.header("authorization")).flatMap(accounts::byUserAndSecret);
        if (account.isEmpty()) {
            return Optional.of(challenged(Problem.UNAUTHORIZED.answer(), request));
        }
        secrets.credential(account.get().user(), account.get().secret());
        return request.isRead() || account.get().mayPush()
                ? Optional.empty()
                : Optional.of(Problem.ACCESS_DENIED.answer());
    }

    @Override
    public Answer challenged(Answer answer, Request request) {
        return answer.with("www-authenticate", "Basic realm=\"in-process\"");
    }

    @Override
    public Answer token(Request request) {
        return Answer.text(404, "404 page not found\n");
    }
}
