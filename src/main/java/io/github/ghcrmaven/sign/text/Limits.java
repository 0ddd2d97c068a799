// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.text;

/** How much is read of what anybody may have written, in bytes unless said otherwise. Real ones are a tenth of it or less. */
public final class Limits {

    /** A bundle; those of attestations hold whole lists of dependencies. */
    public static final int BUNDLE = 16 << 20;

    /** A predicate to be signed: with the statement around it, and in Base64, it still fits into a bundle. */
    public static final int PREDICATE = 8 << 20;

    /** A simple signing payload, or the annotation with what the log said. */
    public static final int LEGACY = 1 << 20;

    /** A trusted root; that of the public Sigstore has 7 KiB. */
    public static final int TRUSTED_ROOT = 4 << 20;

    /** A certificate of Fulcio has 2 KiB. */
    public static final int CERTIFICATE = 32 << 10;

    /** An RSA signature of 16384 bits. */
    public static final int SIGNATURE = 2 << 10;

    /** The answer of a timestamp authority. */
    public static final int TIMESTAMP = 64 << 10;

    /** The signed note in which a log names its root. */
    public static final int CHECKPOINT = 64 << 10;

    /** Whatever a service answers; a log repeats the whole entry. */
    public static final int ANSWER = 4 << 20;

    /** What a service says that refuses. */
    public static final int ERROR = 64 << 10;

    /** Log entries of a bundle, or timestamps; sigstore-go has the same limit. */
    public static final int WITNESSES = 32;

    /** Levels of a Merkle tree whose size is a long. */
    public static final int PROOF_HASHES = 64;

    /** Levels of JSON. */
    static final int DEPTH = 64;

    private Limits() {}
}
