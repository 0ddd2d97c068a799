// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Diagnosis.Explanation;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Response;

/** What a refusal by one registry is said as: what happened; why, and what to do, the diagnosis knows. */
final class Refusals {

    private final Endpoint endpoint;
    private final CredentialChain.Answer credentials;
    private final Diagnosis diagnosis;
    private final Authorizations shared;
    private final AtomicBoolean written = new AtomicBoolean();

    Refusals(Endpoint endpoint, CredentialChain.Answer credentials, Diagnosis diagnosis, Authorizations shared) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.diagnosis = diagnosis;
        this.shared = shared;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    CredentialChain.Answer credentials() {
        return credentials;
    }

    /** From now on a refusal does not say any more that nothing was written. */
    void writing() {
        written.set(true);
    }

    /** A manifest is there: this credential may write to the package, and if there was none before, it is a new one. */
    void wrote(Repository repository) {
        shared.wrote(endpoint, repository.path());
    }

    /**
     * The error for an answer that the step does not expect.
     *
     * @throws UnavailableException where the refusal passes by itself, so that trying again makes sense
     */
    FaultException of(Repository repository, String target, Stage stage, String action, Response response)
            throws UnavailableException {
        int status = response.code();
        RegistryError error = RegistryError.parse(Answers.text(response));
        Explanation explanation =
                diagnosis.of(new Refusal(repository, target, stage, status, error, credentials.credential()));
        String anchor = explanation.anchor();
        if (Transients.passes(status, error) || isNew(repository, status, error)) {
            // one line, which is also said for each retry
            String unavailable = endpoint.host() + " could not serve " + target + ": " + error.describe(status) + ", "
                    + action + ".";
            throw new UnavailableException(
                    new Fault(unavailable, explanation.fix(), anchor),
                    Answers.retryAfter(response),
                    Transients.pace(status, error).orElse(null));
        }
        String said = error.message().isEmpty() ? error.withCode(status) : error.shortened();
        String answer = error.message().isEmpty() ? "" : ", " + error.withCode(status);
        String state = stage != Stage.WRITE || written.get() ? "" : "; nothing was written";
        String what =
                endpoint.host() + " refused " + target + ": " + said + "\n  " + with() + "; " + action + answer + state;
        return new FaultException(what + "\n" + explanation.cause(), explanation.fix(), anchor);
    }

    /** The error for a credential that is not taken in exchange for a token. */
    FaultException ofExchange(Repository repository, Response response) throws UnavailableException {
        boolean credential = Set.of(401, 403).contains(response.code())
                && credentials.credential().isPresent();
        return credential
                ? of(repository, "the credential", Stage.TOKEN, "exchanging it for a token", response)
                : of(repository, "a token for " + repository.path(), Stage.TOKEN, "asking for one", response);
    }

    /** The error where the registry asks for credentials and none were found. */
    FaultException noCredentials(Repository repository) {
        Explanation explanation = diagnosis.of(new Refusal(
                repository, "a request", Stage.CREDENTIALS, 401, new RegistryError("", ""), credentials.credential()));
        String anchor = explanation.anchor();
        return new FaultException(
                "No credentials for " + endpoint.host() + ". Looked, in this order, at:" + credentials.passedOver(),
                explanation.fix(),
                anchor);
    }

    private boolean isNew(Repository repository, int status, RegistryError error) {
        return Transients.isNewPackage(status, error) && shared.hasWritten(endpoint, repository.path());
    }

    private String with() {
        return credentials.credential().map(found -> "with " + found).orElse("without credentials");
    }
}
