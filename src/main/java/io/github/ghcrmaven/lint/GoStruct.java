// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.yaml.HelmScalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a mapping as encoding/json reads them into a struct of Helm's, empty entries of lists included; a value of
 * the wrong kind is refused in Go's words. Nothing is sanitised: the linter looks at what was written.
 */
final class GoStruct {

    private final String path;
    private final Map<String, @Nullable Object> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** The fields of {@code value}; {@code path} is the struct's name in Go, and the fields it was reached by. */
    GoStruct(String path, @Nullable Object value) {
        this.path = path;
        if (value instanceof Map<?, ?> map) {
            new TreeMap<>(map).forEach((key, field) -> fields.put((String) key, field));
        } else if (value != null) {
            throw YamlProblem.ofKind(value, "value of type chart." + path);
        }
    }

    String text(String name) {
        return text(name, fields.get(name));
    }

    private String text(String name, @Nullable Object value) {
        if (value instanceof List || value instanceof Map) {
            throw wrong(value, name, "string");
        }
        String text = HelmScalars.text(value);
        return text == null ? "" : text;
    }

    List<String> texts(String name) {
        return list(name, "[]string").stream()
                .map(element -> text(name, element.value))
                .toList();
    }

    void requireFlag(String name) {
        Object value = fields.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw wrong(value, name, "bool");
        }
    }

    void requireTexts(String name) {
        Object value = fields.get(name);
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(member -> text(name, member));
        } else if (value != null) {
            throw wrong(value, name, "map[string]string");
        }
    }

    /** The entries of a list of structs; an empty one stays null. */
    List<@Nullable GoStruct> structs(String name, String type) {
        List<@Nullable GoStruct> structs = new ArrayList<>();
        for (Element element : list(name, "[]*chart." + type)) {
            structs.add(element.value == null ? null : new GoStruct(path + "." + name, element.value));
        }
        return structs;
    }

    void requireList(String name) {
        list(name, "[]interface {}");
    }

    private record Element(@Nullable Object value) {}

    private List<Element> list(String name, String type) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong(value, name, type);
        }
        List<Element> elements = new ArrayList<>();
        list.forEach(element -> elements.add(new Element(element)));
        return elements;
    }

    private YamlProblem wrong(Object value, String field, String type) {
        return YamlProblem.ofKind(value, "struct field " + path + "." + field + " of type " + type);
    }
}
