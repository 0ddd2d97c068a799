// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.oci.Reference;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
    private final Map<Reference, Object> locks = new ConcurrentHashMap<>();

    TagAmendments(Wire wire, Refusals refusals, Retries retries) {
        this.wire = wire;
        this.refusals = refusals;
        this.retries = retries;
    }

    /** What is to be put under the tag, by what stands there; empty where nothing is to be changed. */
    @FunctionalInterface
    interface Change {
        Optional<PutManifest> of(Optional<byte[]> there) throws IOException;
    }

    /**
     * Changes what stands under a tag. Within this object one thread writes to a tag at a time.
     *
     * @param lost what is said where others undo the change each time
     * @return what was read last, to which nothing was to be changed
     */
    Optional<byte[]> apply(Reference tag, String lost, Change change) throws IOException {
        synchronized (locks.computeIfAbsent(tag, key -> new Object())) {
            return applyAlone(tag, lost, change);
        }
    }

    private Optional<byte[]> applyAlone(Reference tag, String lost, Change change) throws IOException {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            // A failed try begins with reading, too: what others wrote in the meantime must not be replaced.
            Round done = retries.run(attempt -> tried(tag, change));
            if (!done.changed()) {
                return done.there();
            }
        }
        throw new FaultException(
                lost + " in " + MOST_ROUNDS + " tries: others write to it at the same time.",
                "run it again; nothing is left half done",
                "unavailable");
    }

    /** What stood under the tag, and whether it had to be changed. */
    private record Round(Optional<byte[]> there, boolean changed) {}

    private Round tried(Reference tag, Change change) throws IOException {
        Optional<byte[]> there = wire.call(tag.repository(), tag.toString(), new ReadManifest(tag));
        Optional<PutManifest> put = change.of(there);
        if (put.isEmpty()) {
            return new Round(there, false);
        }
        refusals.writing();
        boolean done = wire.call(tag.repository(), tag.toString(), put.get());
        refusals.wrote(tag.repository());
        return new Round(there, done);
    }
}
