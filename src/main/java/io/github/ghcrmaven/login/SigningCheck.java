// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.sign.make.IdentityTokens;
import java.io.IOException;
import java.util.Optional;

/** Whether what is pushed from here could be signed. Nothing is signed, and nothing becomes public by it. */
public final class SigningCheck {

    private static final String LABEL = "signing";

    /** A laptop has none, and that is as it should be: releases are signed elsewhere. */
    static final Check NO_IDENTITY = Check.none(
            LABEL, "no identity here: keyless works in GitHub Actions, or with -Dghcr.sign.interactive=true");

    /** Finds out who would sign. */
    @FunctionalInterface
    public interface Signer {

        /**
         * Who would sign, on one line.
         *
         * @return empty where nothing is to be signed
         * @throws FaultException where nobody can, or not as the parameters say
         * @throws IOException where an identity provider, or what says whom to trust, cannot be reached
         */
        Optional<String> describe() throws IOException;
    }

    private SigningCheck() {}

    /**
     * The check. In a job of GitHub Actions a missing identity fails it: there the job's permissions can be corrected.
     *
     * @throws IOException where this machine fails
     */
    public static Check of(Signer signer, Environment environment) throws IOException {
        try {
            return signer.describe()
                    .map(who -> Check.ok(LABEL, who))
                    .orElseGet(() -> Check.none(LABEL, "none (sign=none)"));
        } catch (FaultException e) {
            boolean inActions = environment.get("GITHUB_ACTIONS").isPresent();
            return IdentityTokens.isMissing(e) && !inActions ? NO_IDENTITY : Check.fail(LABEL, e);
        } catch (UnavailableException e) {
            return Check.fail(LABEL, e.fault().what(), e.fault().fix());
        }
    }
}
