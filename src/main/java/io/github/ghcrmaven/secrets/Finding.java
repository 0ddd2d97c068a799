// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

/**
 * Where a secret stands. Holds nothing of the secret itself, so that no message can.
 *
 * @param file the file, as it is shown to the user
 * @param line the line in which the secret begins, from 1
 * @param kind what it is, such as {@code private key}
 */
public record Finding(String file, int line, String kind) {

    public Finding {
        if (line < 1) {
            throw new IllegalArgumentException("lines count from 1, not " + line);
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + "  " + kind;
    }
}
