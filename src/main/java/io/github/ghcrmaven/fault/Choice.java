// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.fault;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A parameter that takes one of a few words: Maven's own error for an enum does not list them. */
public final class Choice {

    private Choice() {}

    /**
     * The value whose text this is.
     *
     * @param parameter the parameter's name, as it stands in a POM
     * @throws FaultException where it is none of the values; it lists them
     */
    public static <T> T of(String parameter, String text, T[] values) {
        for (T value : values) {
            if (value.toString().equals(text)) {
                return value;
            }
        }
        String known = Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "));
        throw new FaultException(
                parameter + " is '" + text + "'.",
                "use one of " + known + ": <" + parameter + ">, -Dghcr." + parameter,
                "parameter-value");
    }
}
