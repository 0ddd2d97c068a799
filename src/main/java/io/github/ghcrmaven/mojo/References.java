// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of goals that work on what is in a registry already. */
final class References {

    private References() {}

    /**
     * The manifest that {@code reference} names.
     *
     * @param goal what is to be done with it, a verb
     */
    static Reference manifest(@Nullable String reference, String goal) {
        if (reference == null || reference.isBlank()) {
            throw fault("Nothing says what to " + goal + ": reference is missing.");
        }
        try {
            return Reference.parse(reference);
        } catch (IllegalArgumentException e) {
            throw fault("reference is wrong: " + e.getMessage() + ".");
        }
    }

    /** The repository that {@code signRepository} names; empty where it names none. */
    static Optional<Repository> repository(@Nullable String signRepository) {
        if (signRepository == null || signRepository.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Reference.parse(signRepository + ":" + new Tag("any")).repository());
        } catch (IllegalArgumentException e) {
            throw new FaultException(
                    "signRepository is '" + signRepository + "', which is no repository.",
                    "write host/path, without tag: <signRepository>, -Dghcr.sign.repository=ghcr.io/acme/signatures",
                    "reference");
        }
    }

    private static FaultException fault(String what) {
        return new FaultException(
                what,
                "write host/path:tag or host/path@sha256:…: -Dghcr.reference=ghcr.io/acme/charts/web:1.4.0",
                "reference");
    }
}
