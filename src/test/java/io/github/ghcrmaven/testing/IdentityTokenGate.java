// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The door of a registry whose token service takes identity tokens: {@code POST /token} with a refresh token of OAuth 2
 * (distribution, "Docker Registry v2 authentication using OAuth2"). All else is as at GHCR.
 */
final class IdentityTokenGate implements Gate {
    private final Gate ghcr;
    private final LocalServer server;
    private final Accounts accounts;
    private final SecretScan secrets;

    IdentityTokenGate(Gate ghcr, LocalServer server, Accounts accounts, SecretScan secrets) {
        this.ghcr = ghcr;
        this.server = server;
        this.accounts = accounts;
        this.secrets = secrets;
    }

    @Override
    public Optional<Answer> turnAway(Request request) {
        return ghcr.turnAway(request);
    }

    @Override
    public Answer challenged(Answer answer, Request request) {
        return ghcr.challenged(answer, request);
    }

    @Override
    public Answer token(Request request) {
        if (!request.method().equals("POST")) {
            return ghcr.token(request);
        }
        HttpUrl form = HttpUrl.get("http://form/?" + request.body().utf8());
        boolean complete = "refresh_token".equals(form.queryParameter("grant_type"))
                && server.host().equals(form.queryParameter("service"))
                && form.queryParameter("client_id") != null;
        return Optional.ofNullable(form.queryParameter("refresh_token"))
                .filter(token -> complete)
                .flatMap(accounts::bySecret)
                .map(account -> issued(account, form))
                .orElseGet(Problem.CREDENTIAL_DENIED::answer);
    }

    private Answer issued(Account account, HttpUrl form) {
        List<Scope> scopes = Scope.ofParameters(
                Optional.ofNullable(form.queryParameter("scope")).stream().toList());
        String encoded = new BearerToken(account.user(), account.secret(), scopes).encoded();
        secrets.token(encoded);
        JsonObject body = new JsonObject();
        body.addProperty("access_token", encoded);
        return Answer.json(200, body);
    }
}
