// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.time.Instant;
import java.util.Optional;
import okio.ByteString;

/**
 * What a transparency log said of an entry: a promise, a proof, or both; at least one.
 *
 * @param index in the log as a whole
 * @param logId whose entry it is
 * @param integratedTime seconds since 1970 at which the log took it; believed only where the promise holds, which signs it
 * @param promise the signed entry timestamp, which the second generation of Rekor has no more
 * @param body the entry itself, canonical JSON
 */
public record LogEntry(
        long index,
        ByteString logId,
        long integratedTime,
        Optional<ByteString> promise,
        Optional<InclusionProof> proof,
        ByteString body) {

    /** The year 9999: later ones are no times, and not every type holds them. */
    private static final long LATEST = 253_402_300_799L;

    public LogEntry {
        RefusedException.unless(
                promise.isPresent() || proof.isPresent(), "the log entry has neither promise nor proof");
        RefusedException.unless(integratedTime <= LATEST, "the log entry's time is not one");
    }

    /**
     * Reads an entry in the JSON form of protocol buffers, as bundles hold it and the second generation of Rekor answers
     * (sigstore/protobuf-specs, sigstore_rekor.proto, TransparencyLogEntry).
     *
     * @throws RefusedException where it is none, or has neither promise nor proof
     */
    public static LogEntry of(JsonMembers json) {
        return new LogEntry(
                json.count("logIndex"),
                json.object("logId").bytes("keyId"),
                json.count("integratedTime"),
                json.optionalObject("inclusionPromise").map(member -> member.bytes("signedEntryTimestamp")),
                // a proof without checkpoint leads to a root that nobody has signed: it counts as none
                json.optionalObject("inclusionProof")
                        .filter(member -> member.has("checkpoint"))
                        .map(InclusionProof::of),
                json.bytes("canonicalizedBody"));
    }

    /** When the log took the entry; empty where nobody signed that. */
    Optional<Instant> promisedTime() {
        return promise.map(signed -> Instant.ofEpochSecond(integratedTime));
    }

    /** The same without the proof, where there is a promise. */
    LogEntry byPromise() {
        return promise.isPresent() ? new LogEntry(index, logId, integratedTime, promise, Optional.empty(), body) : this;
    }

    /** The index in the log where the log has signed it, else that in the tree, which the proof proves. */
    long verifiedIndex() {
        return promise.isPresent() ? index : proof.map(InclusionProof::index).orElse(index);
    }
}
