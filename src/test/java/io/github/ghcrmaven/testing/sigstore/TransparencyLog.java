// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.Buffer;
import okio.ByteString;

/**
 * A log that entries are only ever added to, with proofs and checkpoints over it
 * (https://c2sp.org/tlog-checkpoint). It begins with three entries: sigstore-java does not write a bundle whose entry is
 * the first of its log.
 */
final class TransparencyLog {
    private static final int SEEDS = 3;

    private final LogName name;
    private final ServiceKey key;
    private final ServiceKey foreignKey;
    private final Flaws flaws;
    private final List<LogEntry> entries = new ArrayList<>();
    private MerkleTree tree = new MerkleTree(List.of());

    TransparencyLog(LogName name, ServiceKey key, ServiceKey foreignKey, Flaws flaws) {
        this.name = name;
        this.key = key;
        this.foreignKey = foreignKey;
        this.flaws = flaws;
        for (int seed = 0; seed < SEEDS; seed++) {
            append(ByteString.encodeUtf8("seed " + seed), 0);
        }
    }

    LogName name() {
        return name;
    }

    ServiceKey key() {
        return key;
    }

    /** The entry with this content, if there is one already. */
    synchronized Optional<LogEntry> find(ByteString body) {
        ByteString leaf = MerkleTree.leaf(body);
        return entries.stream().filter(entry -> entry.leaf().equals(leaf)).findFirst();
    }

    synchronized Optional<LogEntry> at(long index) {
        return index >= 0 && index < entries.size() ? Optional.of(entries.get((int) index)) : Optional.empty();
    }

    /** Adds an entry, whether it is there already or not. */
    synchronized LogEntry append(ByteString body, long integratedTime) {
        tree = tree.with(body);
        LogEntry entry = new LogEntry(body, entries.size(), integratedTime);
        entries.add(entry);
        return entry;
    }

    /** Those that were added since it began. */
    synchronized List<LogEntry> added() {
        return List.copyOf(entries.subList(SEEDS, entries.size()));
    }

    synchronized InclusionProof prove(LogEntry entry) {
        List<ByteString> hashes = new ArrayList<>(tree.proof(entry.index()));
        if (flaws.has(Flaw.WRONG_INCLUSION_PROOF)) {
            hashes.set(0, hashes.get(0).sha256());
        }
        return new InclusionProof(entry.index(), tree.root(), tree.size(), hashes, checkpoint());
    }

    synchronized String checkpoint() {
        ByteString root = flaws.choose(
                Flaw.CHECKPOINT_OF_OTHER_TREE, tree.root(), tree.root().sha256());
        String note = name.origin() + "\n" + tree.size() + "\n" + root.base64() + "\n";
        ByteString signature =
                flaws.choose(Flaw.CHECKPOINT_OF_FOREIGN_KEY, key, foreignKey).sign(ByteString.encodeUtf8(note));
        byte[] hinted = new Buffer().write(name.keyHint()).write(signature).readByteArray();
        return note + "\n\u2014 " + name.host() + " " + ByteString.of(hinted).base64() + "\n";
    }

    synchronized MerkleTree tree() {
        return tree;
    }

    /** The key with which somebody else would sign. */
    ServiceKey foreignKey() {
        return foreignKey;
    }

    /**
     * An entry.
     *
     * @param body its canonical form, as it went into the tree
     * @param index from 0
     * @param integratedTime when it was added, in seconds since 1970; 0 if the log does not say
     */
    record LogEntry(ByteString body, int index, long integratedTime) {

        ByteString leaf() {
            return MerkleTree.leaf(body);
        }
    }

    /**
     * That an entry is in the log.
     *
     * @param hashes from the leaf up
     * @param checkpoint the signed note over the root
     */
    record InclusionProof(int index, ByteString root, int size, List<ByteString> hashes, String checkpoint) {

        InclusionProof {
            hashes = List.copyOf(hashes);
        }
    }
}
