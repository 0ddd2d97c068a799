// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import java.util.Objects;

/** A password or token. Its text is handed out by {@link #reveal()} alone, so that no log or message shows it by accident. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The secret itself: for the request that needs it, never for a message. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}
