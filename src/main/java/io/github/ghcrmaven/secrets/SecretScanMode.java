// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

/** What happens where a chart holds a secret. */
public enum SecretScanMode {
    /** Nothing is packaged. */
    FAIL,
    /** It is packaged, and a warning says what is in it. */
    WARN,
    /** Nobody looks. */
    OFF
}
