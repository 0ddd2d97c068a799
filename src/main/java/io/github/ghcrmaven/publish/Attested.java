// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.sign.verify.Signer;
import io.github.ghcrmaven.sign.verify.VerifiedStatement;

/**
 * What a signer has said of a manifest, read back from the registry and verified.
 *
 * @param added whether it was said now
 * @param statement what was said
 */
public record Attested(boolean added, VerifiedStatement statement) {

    /** What was done, for the line that says so. */
    String describe() {
        return statement.predicateType() + (added ? entry() : ", already, by this " + kind());
    }

    /** What was proven, for the line after it. */
    String describeVerified() {
        return "1 attestation by the " + kind() + " above";
    }

    private String entry() {
        return statement.signature().logIndex().isPresent()
                ? ", Rekor entry " + statement.signature().logIndex().getAsLong()
                : ", in no log";
    }

    private String kind() {
        return statement.signature().signer() instanceof Signer.Identity ? "identity" : "key";
    }
}
