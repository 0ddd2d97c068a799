// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.List;
import okio.ByteString;

/**
 * The way from an entry of a log to the root of its Merkle tree (RFC 9162, section 2.1.3).
 *
 * @param index the entry's in the tree, which of a log in several shards is not its index in the log
 * @param size how many entries the tree has
 * @param hashes of the neighbours, the lowest first
 * @param checkpoint the root, signed by the log, as text
 */
public record InclusionProof(long index, long size, ByteString rootHash, List<ByteString> hashes, String checkpoint) {

    private static final int HASH = 32;

    public InclusionProof {
        hashes = List.copyOf(hashes);
        RefusedException.unless(index < size, "the inclusion proof is of an entry beyond the tree");
        RefusedException.unless(
                hashes.size() <= Limits.PROOF_HASHES
                        && rootHash.size() == HASH
                        && hashes.stream().allMatch(hash -> hash.size() == HASH),
                "the inclusion proof holds something that is not a SHA-256 digest, or too many of them");
        RefusedException.unless(checkpoint.length() <= Limits.CHECKPOINT, "the checkpoint is too large");
    }

    static InclusionProof of(JsonMembers json) {
        return new InclusionProof(
                json.count("logIndex"),
                json.count("treeSize"),
                json.bytes("rootHash"),
                json.listOfBytes("hashes"),
                json.object("checkpoint").text("envelope"));
    }
}
