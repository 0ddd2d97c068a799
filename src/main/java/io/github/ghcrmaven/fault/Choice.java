// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A parameter that takes one of a few words: Maven's own error for an enum does not list them. */
public final class Choice {

    private Choice() {}

    /**
     * The value whose name this is, in lower case.
     *
     * @param parameter the parameter's name, as it stands in a POM
     * @throws FaultException where it is none of the values; it lists them
     */
    public static <E extends Enum<E>> E of(String parameter, String text, Class<E> values) {
        List<String> known = new ArrayList<>();
        for (E value : values.getEnumConstants()) {
            String name = value.name().toLowerCase(Locale.ROOT);
            if (name.equals(text)) {
                return value;
            }
            known.add(name);
        }
        throw new FaultException(
                parameter + " is '" + text + "'.",
                "use one of " + String.join(", ", known) + ": <" + parameter + ">, -Dghcr." + parameter,
                "parameter-value");
    }
}
