// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

/** One thing that is wrong with the repository from which clients get the trusted root. */
public enum RepositoryFlaw {
    /** The timestamp, which says what the newest metadata are, has expired: somebody withholds newer ones. */
    EXPIRED,
    /** The newest root expired, and nobody signed another. */
    EXPIRED_ROOT,
    /** The timestamp is signed by a key that the root does not name. */
    FOREIGN_KEY,
    /** A target is not what the metadata say. */
    OTHER_CONTENT,
    /** The timestamp is of the version before the one that was there: somebody gives out old metadata. */
    OLDER,
    /** It has no trusted root. */
    NO_TRUSTED_ROOT,
    /** It says whom to trust, and not where to sign. */
    NO_SIGNING_CONFIG
}
