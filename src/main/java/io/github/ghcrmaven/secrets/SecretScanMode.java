// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import io.github.ghcrmaven.fault.FaultException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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
        for (SecretScanMode mode : values()) {
            if (mode.toString().equals(text)) {
                return mode;
            }
        }
        String known = Arrays.stream(values()).map(SecretScanMode::toString).collect(Collectors.joining(", "));
        throw new FaultException(
                "secretScan is '" + text + "'.",
                "use one of " + known + ": <secretScan>, -Dghcr.secretScan",
                "parameter-value");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
