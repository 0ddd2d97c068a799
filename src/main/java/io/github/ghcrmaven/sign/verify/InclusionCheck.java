// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import okio.Buffer;
import okio.ByteString;

/**
 * The proof that an entry is in a log's Merkle tree: from the entry's hash up to the root (RFC 9162, section 2.1.3.2). Leaves
 * and nodes are hashed with different first bytes, so that no node can be shown as an entry.
 */
final class InclusionCheck {

    private static final String REASON = "the inclusion proof does not lead from the entry to the log's root";

    private InclusionCheck() {}

    static void check(ByteString body, InclusionProof proof) {
        ByteString hash = new Buffer().writeByte(0).write(body).readByteString().sha256();
        long node = proof.index();
        long last = proof.size() - 1;
        for (ByteString neighbour : proof.hashes()) {
            RefusedException.unless(last != 0, REASON);
            if (node % 2 == 1 || node == last) {
                hash = parent(neighbour, hash);
                while (node % 2 == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = parent(hash, neighbour);
            }
            node >>= 1;
            last >>= 1;
        }
        // a path that ends below the root would prove another index than it says
        RefusedException.unless(last == 0 && hash.equals(proof.rootHash()), REASON);
    }

    private static ByteString parent(ByteString left, ByteString right) {
        return new Buffer()
                .writeByte(1)
                .write(left)
                .write(right)
                .readByteString()
                .sha256();
    }
}
