// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import okio.ByteString;

/**
 * That the root which a proof leads to is the log's: without it anybody could build a tree of their own around any entry. Of
 * several signatures the log's must hold; those of witnesses are passed over, as nobody has their keys yet.
 */
final class CheckpointCheck {

    private CheckpointCheck() {}

    static void check(InclusionProof proof, TrustedLog log) {
        Checkpoint checkpoint = Checkpoint.parse(proof.checkpoint());
        RefusedException.unless(
                checkpoint.size() == proof.size() && checkpoint.rootHash().equals(proof.rootHash()),
                "the checkpoint is of another tree than the inclusion proof");
        RefusedException.unless(
                log.names().stream().anyMatch(name -> isOrigin(checkpoint.origin(), name)),
                "the checkpoint's origin is not " + log.address());
        RefusedException.unless(
                checkpoint.signatures().stream().anyMatch(signature -> isBy(log, checkpoint, signature)),
                "the checkpoint is not signed by " + log.address());
    }

    /** Rekor 1 adds the number of the shard's tree. */
    private static boolean isOrigin(String origin, String name) {
        return origin.equals(name) || origin.startsWith(name + " - ");
    }

    private static boolean isBy(TrustedLog log, Checkpoint checkpoint, Checkpoint.Signature signature) {
        return log.names().contains(signature.name())
                && signature.hint().equals(log.checkpointHint())
                && log.key().verifies(ByteString.encodeUtf8(checkpoint.signedText()), signature.bytes());
    }
}
