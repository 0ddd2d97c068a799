// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Reference;
import java.io.IOException;

/** Whether everybody may read what is under a reference. */
public enum Openness {
    OPEN,
    /** It is not for everybody; on GHCR it may not be there yet. */
    CLOSED,
    /** The registry could not be asked, or lets everybody in, and it is not there. */
    UNKNOWN;

    /**
     * Asks by an attempt to read.
     *
     * @param anybody the registry, asked without credentials
     * @param tokenSays GHCR gives a token without credentials for what is public alone (seen on ghcr.io); other registries
     *     give it always, and a read decides
     * @throws IOException where this machine fails
     */
    public static Openness of(Registry anybody, Reference reference, boolean tokenSays) throws IOException {
        try {
            anybody.authorize(reference.repository());
            return tokenSays || anybody.find(reference).isPresent() ? OPEN : UNKNOWN;
        } catch (FaultException e) {
            return CLOSED;
        } catch (UnavailableException e) {
            return UNKNOWN;
        }
    }
}
