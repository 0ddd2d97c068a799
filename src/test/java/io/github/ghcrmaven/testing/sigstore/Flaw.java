// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

/**
 * One thing that a Sigstore gets wrong, or that somebody who tampers would have to leave wrong. Everything else about the
 * same signature stays right: a verifier that misses the one check accepts it.
 */
public enum Flaw {
    /** The certificate was issued half an hour ago and its ten minutes are over: everything made with it is too late. */
    EXPIRED_CERTIFICATE,
    /** The certificate is from an authority of the same name that is not in the trusted root. */
    FOREIGN_AUTHORITY,
    /** The certificate names a workflow of somebody else, not the one of the token. */
    WRONG_SUBJECT,
    /** The certificate has no timestamp of a certificate log. */
    SCT_MISSING,
    /** The certificate has a timestamp of a certificate log that is not in the trusted root. */
    SCT_OF_FOREIGN_LOG,
    /**
     * The log says, and signs, that it got the entry an hour from now, when the certificate has expired. Only the first
     * generation says when.
     */
    LATE_LOG_ENTRY,
    /**
     * The log's promise, the signed entry timestamp, is signed by a key that is not the log's. Only the first generation
     * gives one.
     */
    SET_OF_FOREIGN_KEY,
    /** The first hash of the proof that the entry is in the log is not the tree's. */
    WRONG_INCLUSION_PROOF,
    /** The checkpoint is signed by a key that is not the log's. */
    CHECKPOINT_OF_FOREIGN_KEY,
    /** The checkpoint is the log's, but of a tree with another root than the proof leads to. */
    CHECKPOINT_OF_OTHER_TREE,
    /** There is no timestamp authority: 404. */
    TIMESTAMP_ABSENT,
    /** The timestamp is from an authority of the same name that is not in the trusted root. */
    TIMESTAMP_OF_FOREIGN_AUTHORITY,
    /** The timestamp says an hour from now, when the certificate has expired. */
    LATE_TIMESTAMP,
    /** The timestamp is over other bytes than those asked for. */
    TIMESTAMP_OF_OTHER_BYTES
}
