// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.ByteString;

/**
 * The tree of RFC 6962, 2.1, over SHA-256, at one size.
 *
 * @param leaves the hashes of the leaves
 */
record MerkleTree(List<ByteString> leaves) {

    MerkleTree {
        leaves = List.copyOf(leaves);
    }

    /** The hash of a leaf with this content. */
    static ByteString leaf(ByteString content) {
        return new Buffer().writeByte(0).write(content).sha256();
    }

    MerkleTree with(ByteString content) {
        List<ByteString> more = new ArrayList<>(leaves);
        more.add(leaf(content));
        return new MerkleTree(more);
    }

    int size() {
        return leaves.size();
    }

    ByteString root() {
        return root(leaves);
    }

    /** What leads from a leaf to the root, the lowest first: RFC 6962, 2.1.1. */
    List<ByteString> proof(int index) {
        return proof(index, leaves);
    }

    private static ByteString root(List<ByteString> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int split = split(hashes.size());
        return new Buffer()
                .writeByte(1)
                .write(root(hashes.subList(0, split)))
                .write(root(hashes.subList(split, hashes.size())))
                .sha256();
    }

    private static List<ByteString> proof(int index, List<ByteString> hashes) {
        if (hashes.size() == 1) {
            return List.of();
        }
        int split = split(hashes.size());
        List<ByteString> left = hashes.subList(0, split);
        List<ByteString> right = hashes.subList(split, hashes.size());
        boolean isLeft = index < split;
        List<ByteString> path = new ArrayList<>(isLeft ? proof(index, left) : proof(index - split, right));
        path.add(root(isLeft ? right : left));
        return path;
    }

    /** The largest power of two that is smaller. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
