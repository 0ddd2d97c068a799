// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

/** What a service answers a request that it does not grant: always the client's fault. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the words that the real service has for it, where they are known. */
    RefusedException(String message) {
        super(message);
    }

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the client gets to read. */
    String message() {
        return String.valueOf(getMessage());
    }
}
