// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

/** How far a request had come when it was refused. */
public enum Stage {
    /** Before the first request: nothing to ask with was found. */
    CREDENTIALS,
    /** Asking what the registry wants, and exchanging the credential for a token. */
    TOKEN,
    /** A request that only reads. */
    READ,
    /** A request that writes, opening an upload included. */
    WRITE
}
