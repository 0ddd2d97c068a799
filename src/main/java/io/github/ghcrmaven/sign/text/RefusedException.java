// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.text;

/**
 * Why one signature is not taken. It becomes a line of the fault that the user sees, and never leaves the packages of signing:
 * who calls them meets a {@code FaultException} instead.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason without secret, and without text of another's making that is not {@link Shown} */
    public RefusedException(String reason) {
        super(reason);
    }

    /** The reason, which can be shown as it is. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Throws unless the condition holds. */
    public static void unless(boolean condition, String reason) {
        if (!condition) {
            throw new RefusedException(reason);
        }
    }
}
