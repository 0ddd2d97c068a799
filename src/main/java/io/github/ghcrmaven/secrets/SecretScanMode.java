// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import io.github.ghcrmaven.fault.Choice;
import java.util.Locale;

/** What happens where a chart holds a secret. */
public enum SecretScanMode {
    /** Nothing is packaged. */
    FAIL,
    /** It is packaged, and a warning says what is in it. */
    WARN,
    /** Nobody looks. */
    OFF;

    /** Reads the parameter {@code secretScan}. */
    public static SecretScanMode parse(String text) {
        return Choice.of("secretScan", text, values());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
