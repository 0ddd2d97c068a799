// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.util.Optional;

/**
 * A pair of environment variables that name no host, such as {@code HELM_REGISTRY_USERNAME} and
 * {@code HELM_REGISTRY_PASSWORD}: they count for the host of the destination alone, so that no other host that the build
 * talks to is shown them.
 *
 * @param environment the build's environment
 * @param userVariable variable of the user name
 * @param secretVariable variable of the password
 * @param destination the host that the pair is for
 */
public record EnvironmentPair(Environment environment, String userVariable, String secretVariable, String destination)
        implements CredentialSource {

    @Override
    public String name() {
        return userVariable + ", " + secretVariable;
    }

    @Override
    public Lookup lookup(Repository repository) {
        if (!repository.registry().equals(destination)) {
            return new Absent(name(), "only for " + destination);
        }
        Optional<String> user = environment.get(userVariable);
        Optional<String> secret = environment.get(secretVariable);
        if (user.isPresent() != secret.isPresent()) {
            throw new FaultException(
                    "The credentials in the environment are half there: "
                            + (user.isPresent() ? userVariable : secretVariable) + " is set, "
                            + (user.isPresent() ? secretVariable : userVariable) + " is not.",
                    "set both, or none of them",
                    "half-credentials");
        }
        return user.isPresent() && secret.isPresent()
                ? new Found(new Credential(user.get(), new Secret(secret.get()), name()))
                : new Absent(name(), "not set");
    }
}
