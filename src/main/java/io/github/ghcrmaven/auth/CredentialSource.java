// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;

/** One place where credentials may be. */
public interface CredentialSource {

    /** What the place is called in lists. */
    String name();

    /**
     * Looks for a credential for a repository. Most places know registries alone; some know their parts.
     *
     * @param repository what is to be read or written
     * @throws FaultException where the source has one half of a credential: it is not passed over in silence
     */
    Lookup lookup(Repository repository);

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
