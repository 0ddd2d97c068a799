// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign;

/** Why one signature is not taken. It becomes a line of the fault that the user sees, and never leaves the package itself. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason without secret, and without text of another's making that is not {@link Shown} */
    RefusedException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /** Throws unless the condition holds. */
    static void unless(boolean condition, String reason) {
        if (!condition) {
            throw new RefusedException(reason);
        }
    }
}
