// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.Reference;
import java.io.IOException;
import java.util.Optional;

/**
 * Changes manifests under tags to which others write as well. The protocol knows no compare-and-swap: what is there is read
 * just before it is written, and once more afterwards, until there is nothing to change any more.
 */
final class TagAmendments {

    /** So often others may write between our reading and our writing before we give up. */
    private static final int MOST_ROUNDS = 8;

    private final Wire wire;
    private final Refusals refusals;
    private final Retries retries;

    TagAmendments(Wire wire, Refusals refusals, Retries retries) {
        this.wire = wire;
        this.refusals = refusals;
        this.retries = retries;
    }

    /** Within this object one thread writes at a time. */
    synchronized void apply(Reference tag, Amendment amendment) throws IOException {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            // A failed try begins with reading, too: what others wrote in the meantime must not be replaced.
            boolean done = retries.run(attempt -> tried(tag, amendment));
            if (done) {
                return;
            }
        }
        throw new FaultException(
                tag + " did not keep what was added to it in " + MOST_ROUNDS
                        + " tries: others write to it at the same time.",
                "run it again; nothing is left half done",
                "unavailable");
    }

    /** Whether there was nothing to change. */
    private boolean tried(Reference tag, Amendment amendment) throws IOException {
        Optional<byte[]> there = wire.call(tag.repository(), tag.toString(), new ReadManifest(tag));
        Optional<Manifest> amended = amendment.of(there);
        if (amended.isEmpty()) {
            return true;
        }
        refusals.writing();
        boolean put = wire.call(tag.repository(), tag.toString(), PutManifest.of(tag, amended.get()));
        refusals.wrote(tag.repository());
        return !put;
    }
}
