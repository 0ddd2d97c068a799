// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token for ghcr.io in an environment variable, with the first user name found in others. GHCR does not check the
 * name (seen on ghcr.io), so that {@code x-access-token} serves where there is none.
 *
 * @param environment the build's environment
 * @param tokenVariable variable of the token
 * @param userVariables variables of the user name, in order
 * @param demanding a variable that makes no sense without the token, or null
 * @param hint what to do where the token is not set; may be empty
 */
public record GhcrToken(
        Environment environment,
        String tokenVariable,
        List<String> userVariables,
        @Nullable String demanding,
        String hint)
        implements CredentialSource {

    /** The one host that these tokens are for. */
    public static final String HOST = "ghcr.io";

    /** Variables that hold a user name, in order. */
    static final List<String> GITHUB_USERS = List.of("GITHUB_ACTOR", "GITHUB_USERNAME", "GITHUB_REPOSITORY_OWNER");

    /** {@code GHCR_TOKEN}: a token made for this purpose. */
    public static GhcrToken ghcrToken(Environment environment) {
        return new GhcrToken(environment, "GHCR_TOKEN", List.of("GHCR_USERNAME", "GITHUB_ACTOR"), "GHCR_USERNAME", "");
    }

    /** {@code GITHUB_TOKEN}: in Actions the job's own token, at a laptop a personal one. */
    public static GhcrToken githubToken(Environment environment) {
        return new GhcrToken(
                environment,
                "GITHUB_TOKEN",
                GITHUB_USERS,
                null,
                " (a workflow must pass it: env: GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }})");
    }

    @Override
    public String name() {
        return tokenVariable;
    }

    @Override
    public Lookup lookup(Repository repository) {
        if (!repository.registry().equals(HOST)) {
            return new Absent(tokenVariable, "only for " + HOST);
        }
        Optional<String> token = environment.get(tokenVariable);
        if (token.isEmpty()) {
            if (demanding != null && environment.get(demanding).isPresent()) {
                throw new FaultException(
                        "The credentials in the environment are half there: " + demanding + " is set, " + tokenVariable
                                + " is not.",
                        "set " + tokenVariable + ", or unset " + demanding,
                        "half-credentials");
            }
            return new Absent(tokenVariable, "not set" + hint);
        }
        String user = userName(environment, userVariables);
        return new Found(new Credential(user, new Secret(token.get()), tokenVariable));
    }

    /** The first user name that a variable holds; GHCR wants one and does not check it. */
    static String userName(Environment environment, List<String> variables) {
        return variables.stream()
                .flatMap(variable -> environment.get(variable).stream())
                .findFirst()
                .orElse("x-access-token");
    }
}
