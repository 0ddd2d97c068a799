// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Annotations as a build gives them: {@code key=value} each. No map: a key such as {@code artifacthub.io/license} is no name
 * of an XML element.
 */
public final class Annotations {

    private Annotations() {}

    /**
     * Reads the parameter {@code annotations}.
     *
     * @throws FaultException where an entry has no key or no {@code =}, or a key is there twice; with all faults
     */
    public static SortedMap<String, String> parse(List<@Nullable String> entries) {
        SortedMap<String, String> annotations = new TreeMap<>();
        List<Fault> faults = new ArrayList<>();
        entries.stream().filter(Objects::nonNull).forEach(entry -> {
            int equals = entry.indexOf('=');
            String key = equals < 0 ? "" : entry.substring(0, equals).strip();
            if (key.isEmpty()) {
                faults.add(fault("The annotation '" + entry.strip() + "' is not key=value."));
            } else if (annotations.putIfAbsent(key, entry.substring(equals + 1).strip()) != null) {
                faults.add(fault("The annotation '" + key + "' is given twice."));
            }
        });
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        return annotations;
    }

    private static Fault fault(String what) {
        return new Fault(
                what,
                "write <annotation>artifacthub.io/license=Apache-2.0</annotation>; in -Dghcr.annotations a comma begins the"
                        + " next one",
                "annotations");
    }
}
