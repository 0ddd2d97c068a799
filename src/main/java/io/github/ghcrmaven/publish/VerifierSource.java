// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import java.io.IOException;

/** Gives what judges signatures. Whom that trusts may have to be read over the network: in the preflight, beside all else. */
@FunctionalInterface
public interface VerifierSource {

    /**
     * The verifier; asked again, the same.
     *
     * @throws io.github.ghcrmaven.fault.FaultException where what says whom to trust cannot be used
     * @throws IOException where it cannot be read
     */
    SignatureVerifier get() throws IOException;
}
