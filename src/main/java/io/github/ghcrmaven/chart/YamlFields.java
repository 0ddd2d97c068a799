// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one YAML mapping, read as Go's encoding/json fills a struct: names match in any case, null leaves the
 * field empty, a scalar in a text field becomes its text, anything else of the wrong kind is refused (sigs.k8s.io/yaml
 * over go-yaml v2).
 */
final class YamlFields {

    private final String origin;
    private final Map<String, @Nullable Object> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** The fields of {@code value}; {@code origin} names the file and the place in it, for messages. */
    YamlFields(String origin, @Nullable Object value) {
        this.origin = origin;
        if (value instanceof Map<?, ?> map) {
            // In Go the keys arrive sorted, and the last that matches wins.
            new TreeMap<>(map).forEach((key, field) -> fields.put((String) key, field));
        } else if (value != null) {
            throw wrong("is " + kind(value) + " where Helm wants fields with names");
        }
    }

    /** The text of a field, {@code ""} where it is absent. */
    String text(String name) {
        Object value = fields.get(name);
        return value == null ? "" : asText(name, value);
    }

    /** The text of a field as Helm sanitises it. */
    String printable(String name) {
        return Printable.of(text(name));
    }

    boolean flag(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw wrong("field '" + name + "' holds " + kind(value) + " where Helm wants true or false");
    }

    List<Object> list(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> elements)) {
            throw wrong("field '" + name + "' holds " + kind(value) + " where Helm wants a list");
        }
        List<Object> list = new ArrayList<>();
        for (Object element : elements) {
            if (element == null) {
                throw wrong("field '" + name + "' has an empty entry");
            }
            list.add(element);
        }
        return list;
    }

    List<String> texts(String name) {
        return list(name).stream().map(element -> asText(name, element)).toList();
    }

    /** Each entry of a list of mappings, with the place it stands at. */
    List<YamlFields> entries(String name) {
        List<YamlFields> entries = new ArrayList<>();
        for (Object element : list(name)) {
            entries.add(new YamlFields(origin + ", " + name + "[" + entries.size() + "]", element));
        }
        return entries;
    }

    SortedMap<String, String> textMap(String name) {
        SortedMap<String, String> map = new TreeMap<>();
        Object value = fields.get(name);
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
