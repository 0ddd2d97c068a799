// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of the build. An empty variable counts as not set: a workflow that passes a secret which does
 * not exist sets one.
 */
public final class Environment {

    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** For passwords, which may be empty: what the variable holds, empty only where it is not set at all. */
    public Optional<String> getEvenEmpty(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** Names nothing: the values may be secrets. */
    @Override
    public String toString() {
        return variables.size() + " environment variables";
    }
}
