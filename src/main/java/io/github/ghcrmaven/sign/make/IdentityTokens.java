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
    private final Optional<Login> login;

    /** A browser, and the Sigstore whose identity provider it goes to. */
    private record Login(Browser browser, SigstoreSupplier sigstore) {}

    /** @param client the build's one client */
    public IdentityTokens(Environment environment, OkHttpClient client, Retries retries, Clock clock) {
        this(environment, client, retries, clock, Optional.empty());
    }

    private IdentityTokens(
            Environment environment, OkHttpClient client, Retries retries, Clock clock, Optional<Login> login) {
        this.environment = environment;
        this.client = client;
        this.retries = retries;
        this.clock = clock;
        this.login = login;
    }

    /**
     * The same, and where there is no other identity, that of a person who logs in with a browser. To be asked for on purpose
     * alone, and only where somebody sits before the build.
     *
     * @param sigstore names the identity provider
     */
    public IdentityTokens withBrowser(Browser browser, SigstoreSupplier sigstore) {
        return new IdentityTokens(environment, client, retries, clock, Optional.of(new Login(browser, sigstore)));
    }

    /** Whether this says that there is no identity at all, rather than one that cannot be used. */
    public static boolean isMissing(FaultException refusal) {
        return refusal.faults().stream().anyMatch(fault -> fault.anchor().equals("no-identity"));
    }

    /**
     * The token in {@code SIGSTORE_ID_TOKEN}, else one that GitHub Actions gives the job, else that of a person, where a browser
     * was given; in a job of GitHub Actions nobody is asked, since nobody is there.
     *
     * @throws FaultException where there is none of them, or the first has lapsed: another identity than the one that was set is
     *     not signed with
     * @throws IOException where Actions or the identity provider does not answer
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
        if (login.isPresent() && environment.get("GITHUB_ACTIONS").isEmpty()) {
            return login.get()
                    .sigstore()
                    .get()
                    .login(login.get().browser())
                    .token()
                    .checkLife(clock);
        }
        throw new FaultException(
                "There is no identity to sign with: " + VARIABLE + " is not set, and GitHub Actions offers no token.",
                "in a workflow, give the job the last of these; a list takes away what it does not name:\n"
                        + "  permissions:\n"
                        + "    contents: read\n"
                        + "    packages: write\n"
                        + "    id-token: write\n"
                        + "elsewhere set " + VARIABLE
                        + ", sign with a key (-Dghcr.sign=key -Dghcr.sign.key=cosign.key), log in\n"
                        + "with a browser (-Dghcr.sign.interactive=true), or publish unsigned (-Dghcr.sign=none)",
                "no-identity");
    }
}
