// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import okhttp3.Response;

/**
 * What a refusal by one registry is said as.
 *
 * @param endpoint the registry
 * @param credentials what it was asked with
 */
record Refusals(Endpoint endpoint, CredentialChain.Answer credentials) {

    /**
     * The error for an answer that the step does not expect.
     *
     * @throws UnavailableException where the refusal passes by itself, so that trying again makes sense
     */
    FaultException of(String target, String action, Response response) throws UnavailableException {
        int status = response.code();
        RegistryError error = RegistryError.parse(Answers.text(response));
        if (Transients.passes(status, error)) {
            String unavailable = endpoint.host() + " could not serve " + target + ": " + error.describe(status) + ", "
                    + action + ".";
            throw new UnavailableException(
                    new Fault(unavailable, "run it again; nothing is left half done", "unavailable"),
                    Answers.retryAfter(response));
        }
        String what = endpoint.host() + " refused " + target + ": " + error.describe(status) + "\n  " + with() + "; "
                + action;
        return switch (status) {
            case 401 -> new FaultException(what, renew(), "credentials-refused");
            case 403 ->
                new FaultException(
                        what,
                        "give the token the right to write packages there: a classic token needs write:packages,\n"
                                + "a workflow's job needs permissions: packages: write",
                        "denied");
            default ->
                new FaultException(
                        what,
                        "see whether " + endpoint.host() + " is a registry that takes Helm charts (OCI artifacts)",
                        "unexpected-answer");
        };
    }

    /** The error for a credential that is not taken in exchange for a token. */
    FaultException ofExchange(Response response) throws UnavailableException {
        int status = response.code();
        if (status != 401 && status != 403) {
            return of("a token", "exchanging the credential for one", response);
        }
        RegistryError error = RegistryError.parse(Answers.text(response));
        return new FaultException(
                endpoint.host() + " refused the credential: " + error.describe(status) + "\n  " + with()
                        + "; exchanging it for a token",
                renew(),
                "credentials-refused");
    }

    /** The error where the registry asks for credentials and none were found. */
    FaultException noCredentials() {
        return new FaultException(
                "No credentials for " + endpoint.host() + ". Looked, in this order, at:" + credentials.passedOver(),
                "set one of them. " + hint(),
                "no-credentials");
    }

    private String hint() {
        return endpoint.host().equals("ghcr.io")
                ? "At a laptop: a classic personal access token with write:packages as GHCR_TOKEN,\n"
                        + "https://github.com/settings/tokens/new?scopes=write:packages"
                : "In settings.xml: <server><id>" + endpoint.host() + "</id> with <username> and <password>";
    }

    private String renew() {
        return credentials.credential().isEmpty()
                ? hint()
                : "look whether it is complete and has not expired, and put a new one in its place";
    }

    private String with() {
        return credentials.credential().map(found -> "with " + found).orElse("without credentials");
    }
}
