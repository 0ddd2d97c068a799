// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import java.io.IOException;

/** Finds the Sigstore to sign with, which may have to be asked for over the network; not before it is needed. */
@FunctionalInterface
public interface SigstoreSupplier {

    /**
     * The Sigstore, with what is known of its services and whom to trust at this moment.
     *
     * @throws io.github.ghcrmaven.fault.FaultException where what says so cannot be used
     * @throws IOException where it cannot be read
     */
    Sigstore get() throws IOException;
}
