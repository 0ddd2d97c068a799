// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a signature after all checks have passed; nothing here is only claimed.
 *
 * @param logIndex in the transparency log, where it is in one: the index that the log has signed, or the proof's
 * @param integratedTime when the log took it; empty for logs that sign no times
 * @param timestamps when timestamp authorities saw it
 */
public record VerifiedSignature(
        Signer signer, OptionalLong logIndex, Optional<Instant> integratedTime, List<Instant> timestamps) {

    public VerifiedSignature {
        timestamps = List.copyOf(timestamps);
    }
}
