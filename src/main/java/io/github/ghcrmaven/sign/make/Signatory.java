// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.verify.Policy;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * Who signs in a build: one for all its charts, so that they share an identity token and a certificate while these live. Asks
 * for each only once it is needed: the token before anything is written, the certificate, which names the signer in public,
 * only where there is something to sign.
 *
 * <p>Safe for use by several threads: those that need what another is asking for wait for its answer.
 */
public sealed interface Signatory permits KeylessSignatory, KeySignatory {

    /**
     * Signs in the name of an identity.
     *
     * @param sigstore asked again for each certificate
     * @param required whose signature it must become, by its certificate: {@link #policy()} and {@link #describe()} say as early
     *     as the token can tell that it will not
     * @throws FaultException where it is to be that of a key
     */
    static Signatory keyless(IdentityTokens tokens, SigstoreSupplier sigstore, Clock clock, Optional<Policy> required) {
        return KeylessSignatory.of(tokens, sigstore, clock, required);
    }

    /**
     * Signs with a key.
     *
     * @param log the Sigstore that logs the signatures; empty where nothing is to become public
     * @param required whose signature it must become
     * @throws FaultException where it is to be another's than the key's
     */
    static Signatory withKey(SigningKey key, Optional<SigstoreSupplier> log, Optional<Policy> required) {
        return KeySignatory.of(key, log, required);
    }

    /**
     * Who signs, on one line: {@code keyless, as https://github.com/…}, or the key's fingerprint. Nothing becomes public by it.
     *
     * @throws FaultException where there is no identity, or another than the one that is required
     * @throws IOException where the identity provider does not answer
     */
    String describe() throws IOException;

    /**
     * Makes ready what this machine has to do before it can sign, while others are waited for. Nothing becomes public by it, and
     * without it the same is done later.
     *
     * @throws FaultException where a Sigstore is needed, and what says which cannot be used
     * @throws IOException where that cannot be read
     */
    void prepare() throws IOException;

    /**
     * What the signatures will pass when they are read back, and no others do. Of a workflow it is known by its token, before
     * there is a certificate; of other identities, whose certificate need not name the token's issuer, only once
     * {@link #maker()} has returned.
     *
     * @return empty where that is not known yet
     * @throws FaultException where there is no identity, or another than the one that is required
     * @throws IOException where the identity provider does not answer
     */
    Optional<Policy> policy() throws IOException;

    /**
     * What signs now. Asks for a certificate where there is none that lives long enough to sign with. Not to be kept: it may
     * have lapsed by the time that the next chart is signed.
     *
     * @throws FaultException where there is no identity any more, or another than the one that is required, or Fulcio refuses;
     *     nothing is logged yet
     * @throws IOException where a service cannot be reached
     */
    SignatureMaker maker() throws IOException;
}
