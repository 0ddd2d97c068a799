// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.fault.FaultException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What happens where a released version is in the registry with another digest. */
public enum IfExists {
    /** The publication fails before anything is written. */
    FAIL,
    /** What is there stays, and nothing is uploaded. */
    SKIP,
    /** The tag is moved. */
    OVERWRITE;

    /** Reads the parameter {@code ifExists}. */
    public static IfExists parse(String text) {
        for (IfExists value : values()) {
            if (value.toString().equals(text)) {
                return value;
            }
        }
        String known = Arrays.stream(values()).map(IfExists::toString).collect(Collectors.joining(", "));
        throw new FaultException(
                "ifExists is '" + text + "'.",
                "use one of " + known + ": <ifExists>, -Dghcr.ifExists",
                "parameter-value");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
