// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.github.GitHubApi;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Registry;
import java.util.Optional;

/** How what is looked at is reached. */
public interface Reach {

    /**
     * Looks for credentials of the registry, in the documented order.
     *
     * @throws FaultException where a source has one half of a credential
     */
    CredentialChain.Answer credentials();

    /** The registry, asked with these credentials. */
    Registry registry(CredentialChain.Answer credentials, Actions actions);

    /** GitHub's API, where the registry is GitHub's: no other registry's credential goes there. */
    Optional<GitHubApi> github();
}
