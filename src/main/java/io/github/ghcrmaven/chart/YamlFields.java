// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.yaml.HelmScalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one YAML mapping, read as Go's encoding/json fills a struct: names match in any case, null leaves the
 * field empty, a scalar in a text field becomes its text, anything else of the wrong kind is refused (sigs.k8s.io/yaml
 * over go-yaml v2).
 */
final class YamlFields {

    private final String origin;
    /** What is null in the file: a map cannot merge with null. */
    private static final Object NULL = new Object();

    private final Map<String, Object> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> read = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** The fields of {@code value}; {@code origin} names the file and the place in it, for messages. */
    YamlFields(String origin, @Nullable Object value) {
        this.origin = origin;
        if (value instanceof Map<?, ?> map) {
            // In Go the keys arrive sorted, and each that matches is laid over the one before.
            new TreeMap<>(map).forEach((key, field) -> fields.merge((String) key, held(field), YamlFields::laidOver));
        } else if (value != null) {
            throw wrong("is " + kind(value) + " where Helm wants fields with names");
        }
    }

    /** These fields with others laid over them, as Go does where it fills one struct from two files. */
    YamlFields under(YamlFields others) {
        others.fields.forEach((name, field) -> fields.merge(name, field, YamlFields::laidOver));
        return this;
    }

    private static Object held(@Nullable Object value) {
        return value == null ? NULL : value;
    }

    /** Null leaves what is there, members come together, elements are filled one by one. */
    private static Object laidOver(Object below, Object above) {
        if (above == NULL) {
            return below instanceof List || below instanceof Map ? NULL : below;
        }
        if (below instanceof Map<?, ?> members && above instanceof Map<?, ?> others) {
            Map<String, Object> together = new TreeMap<>();
            members.forEach((key, value) -> together.put((String) key, held(value)));
            others.forEach((key, value) -> together.merge((String) key, held(value), YamlFields::laidOver));
            return nullable(together);
        }
        if (below instanceof List<?> elements && above instanceof List<?> others) {
            List<@Nullable Object> together = new ArrayList<>();
            for (int i = 0; i < others.size(); i++) {
                Object other = held(others.get(i));
                Object filled = i < elements.size() ? laidOver(held(elements.get(i)), other) : other;
                together.add(filled == NULL ? null : filled);
            }
            return together;
        }
        return above;
    }

    private static Map<String, @Nullable Object> nullable(Map<String, Object> held) {
        Map<String, @Nullable Object> map = new TreeMap<>();
        held.forEach((key, value) -> map.put(key, value == NULL ? null : value));
        return map;
    }

    private @Nullable Object get(String name) {
        read.add(name);
        Object value = fields.get(name);
        return value == NULL ? null : value;
    }

    /** Refuses infinity and NaN in the fields that nobody asked for: they pass through JSON, which has none. */
    void requireJsonElsewhere() {
        fields.forEach((name, value) -> {
            if (!read.contains(name)) {
                requireJson(name, value);
            }
        });
    }

    void requireJson(String name, @Nullable Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw wrong("field '" + name + "' holds " + number + ", which JSON has no form for");
        } else if (value instanceof Map<?, ?> members) {
            members.values().forEach(member -> requireJson(name, member));
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> requireJson(name, element));
        }
    }

    /** The text of a field, {@code ""} where it is absent. */
    String text(String name) {
        Object value = get(name);
        return value == null ? "" : asText(name, value);
    }

    /** The text of a field as Helm sanitises it. */
    String printable(String name) {
        return Printable.of(text(name));
    }

    /** A time as Go writes it; Go's JSON takes none but RFC 3339 in full. */
    String time(String name) {
        Object value = get(name);
        return value == null
                ? GoTime.NONE
                : Optional.of(value)
                        .filter(String.class::isInstance)
                        .flatMap(text -> GoTime.rewritten((String) text))
                        .orElseThrow(() -> wrong("field '" + name + "' holds " + kind(value)
                                + " where Helm wants a time such as \"2026-11-21T09:30:00Z\""));
    }

    boolean isGiven(String name) {
        return get(name) != null;
    }

    boolean flag(String name) {
        Object value = get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw wrong("field '" + name + "' holds " + kind(value) + " where Helm wants true or false");
    }

    /** Elements of any kind, null too. */
    List<@Nullable Object> list(String name) {
        Object value = get(name);
        if (value == null) {
            return new ArrayList<>();
        }
        if (!(value instanceof List<?> elements)) {
            throw wrong("field '" + name + "' holds " + kind(value) + " where Helm wants a list");
        }
        return new ArrayList<@Nullable Object>(elements);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            texts.add(element == null ? "" : asText(name, element));
        }
        return texts;
    }

    /** Each entry of a list of mappings, with the place it stands at; an empty one is refused. */
    List<YamlFields> entries(String name) {
        List<YamlFields> entries = new ArrayList<>();
        for (Object element : list(name)) {
            if (element == null) {
                throw wrong("field '" + name + "' has an empty entry");
            }
            entries.add(new YamlFields(origin + ", " + name + "[" + entries.size() + "]", element));
        }
        return entries;
    }

    SortedMap<String, String> textMap(String name) {
        SortedMap<String, String> map = new TreeMap<>();
        Object value = get(name);
        if (value instanceof Map<?, ?> members) {
            members.forEach((key, member) -> map.put((String) key, member == null ? "" : asText(name, member)));
        } else if (value != null) {
            throw wrong("field '" + name + "' holds " + kind(value) + " where Helm wants names with texts");
        }
        return map;
    }

    private String asText(String name, Object value) {
        if (value instanceof List || value instanceof Map) {
            throw wrong("field '" + name + "' holds " + kind(value) + " where Helm wants a text");
        }
        return String.valueOf(HelmScalars.text(value));
    }

    private static String kind(Object value) {
        return value instanceof List ? "a list" : value instanceof Map ? "a mapping" : "'" + value + "'";
    }

    private FaultException wrong(String what) {
        return new FaultException(
                origin + ": " + what + ".", "correct it; helm lint shows the place, too", "chart-yaml");
    }
}
