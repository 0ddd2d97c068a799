// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

/** What a token is asked for: GHCR's challenge never names {@code push}, so it is computed (seen on ghcr.io). */
public enum Actions {
    PULL("pull"),
    PUSH("pull,push");

    private final String scope;

    Actions(String scope) {
        this.scope = scope;
    }

    String scope() {
        return scope;
    }
}
