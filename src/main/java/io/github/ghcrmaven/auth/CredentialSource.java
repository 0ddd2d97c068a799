// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import io.github.ghcrmaven.fault.FaultException;

/** One place where credentials may be. */
public interface CredentialSource {

    /**
     * Looks for a credential for a host.
     *
     * @param host host of a registry, with {@code :port} where it has one
     * @throws FaultException where the source has one half of a credential: it is not passed over in silence
     */
    Lookup lookup(String host);

    /** What a source answered. */
    sealed interface Lookup {}

    /** It has a credential. */
    record Found(Credential credential) implements Lookup {}

    /**
     * It has none.
     *
     * @param source the source's name
     * @param reason why it was passed over, such as {@code not set}
     */
    record Absent(String source, String reason) implements Lookup {}
}
