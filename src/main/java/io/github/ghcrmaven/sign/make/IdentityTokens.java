// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Retries;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Where the identity of a keyless signature comes from. What is set on purpose counts first. */
public final class IdentityTokens {

    private static final String VARIABLE = "SIGSTORE_ID_TOKEN";

    private final Environment environment;
    private final OkHttpClient client;
    private final Retries retries;
    private final Clock clock;

    /** @param client the build's one client */
    public IdentityTokens(Environment environment, OkHttpClient client, Retries retries, Clock clock) {
        this.environment = environment;
        this.client = client;
        this.retries = retries;
        this.clock = clock;
    }

    /**
     * The token in {@code SIGSTORE_ID_TOKEN}, else one that GitHub Actions gives the job.
     *
     * @throws FaultException where there is neither, or the first has lapsed: another identity than the one that was set is
     *     not signed with
     * @throws IOException where Actions does not answer
     */
    public IdentityToken find() throws IOException {
        Optional<String> given = environment.get(VARIABLE);
        if (given.isPresent()) {
            return IdentityToken.parse(new Secret(given.get()), VARIABLE).checkLife(clock);
        }
        Optional<ActionsIdentity> actions = ActionsIdentity.of(environment, client, retries);
        if (actions.isPresent()) {
            return actions.get().token().checkLife(clock);
        }
        throw new FaultException(
                "There is no identity to sign with: " + VARIABLE + " is not set, and GitHub Actions offers no token.",
                "in a workflow, give the job the permission:\n"
                        + "permissions: { id-token: write, … }\n"
                        + "elsewhere set " + VARIABLE + ", sign with a key (sign=key), or publish unsigned (sign=none)",
                "no-identity");
    }
}
