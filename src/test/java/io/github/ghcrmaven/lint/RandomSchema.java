// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/** A schema and values made by chance, of so few names and values that they often meet. */
final class RandomSchema {

    private static final List<String> DRAFTS = List.of(
            "",
            "",
            "https://json-schema.org/draft/2020-12/schema",
            "https://json-schema.org/draft/2019-09/schema",
            "http://json-schema.org/draft-07/schema#",
            "http://json-schema.org/draft-07/schema",
            "http://json-schema.org/draft-06/schema#",
            "http://json-schema.org/draft-04/schema#");
    private static final List<String> NAMES = List.of("a", "b", "c", "d/e");
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "null", "array", "object");
    private static final List<String> SCALARS =
            List.of("0", "1", "1.0", "2.5", "-3", "100000", "\"\"", "\"x\"", "\"abc\"", "\"1.2.3.4\"", "true", "null");
    private static final List<String> PATTERNS = List.of("^a", "b$", "[a-c]+", "x|y", "^$", "\\\\d");
    private static final List<String> FORMATS = List.of("ipv4", "date", "email", "hostname", "uri", "regex", "none");

    /** What each keyword asks of the value behind it. */
    private static final Map<String, String> KEYWORDS = Map.ofEntries(
            Map.entry("type", "type"),
            Map.entry("enum", "values"),
            Map.entry("const", "value"),
            Map.entry("minimum", "number"),
            Map.entry("maximum", "number"),
            Map.entry("multipleOf", "positive"),
            Map.entry("minLength", "count"),
            Map.entry("maxLength", "count"),
            Map.entry("pattern", "pattern"),
            Map.entry("format", "format"),
            Map.entry("minItems", "count"),
            Map.entry("maxItems", "count"),
            Map.entry("uniqueItems", "flag"),
            Map.entry("minProperties", "count"),
            Map.entry("maxProperties", "count"),
            Map.entry("required", "names"),
            Map.entry("properties", "schemas by name"),
            Map.entry("patternProperties", "schemas by pattern"),
            Map.entry("additionalProperties", "schema"),
            Map.entry("propertyNames", "schema"),
            Map.entry("items", "schema"),
            Map.entry("contains", "schema"),
            Map.entry("not", "schema"),
            Map.entry("if", "schema"),
            Map.entry("then", "schema"),
            Map.entry("else", "schema"),
            Map.entry("allOf", "schemas"),
            Map.entry("anyOf", "schemas"),
            Map.entry("oneOf", "schemas"),
            Map.entry("$ref", "reference"));

    private static final List<String> ORDER =
            KEYWORDS.keySet().stream().sorted().toList();

    private final Random random;

    RandomSchema(long seed) {
        this.random = new Random(seed);
    }

    String schema() {
        String draft = pick(DRAFTS);
        String head = draft.isEmpty() ? "" : "\"$schema\": \"" + draft + "\", ";
        return "{" + head + "\"definitions\": {\"leaf\": " + schema(1) + "}, \"properties\": " + members(3) + ", "
                + schema(3)
                        .replaceFirst("^(true|false)$", "{\"title\": \"any\"}")
                        .substring(1);
    }

    /** As JSON, which is YAML. */
    String values() {
        StringJoiner members = new StringJoiner(", ", "{", "}\n");
        NAMES.forEach(name -> members.add("\"" + name + "\": " + value(2)));
        return members.toString();
    }

    private String schema(int depth) {
        if (random.nextInt(12) == 0) {
            return String.valueOf(random.nextInt(4) > 0);
        }
        List<String> keywords = new ArrayList<>(ORDER);
        StringJoiner members = new StringJoiner(", ", "{", "}");
        members.add("\"title\": \"any\"");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String keyword = keywords.remove(random.nextInt(keywords.size()));
            String value = operand(KEYWORDS.getOrDefault(keyword, ""), depth - 1);
            if (!value.isEmpty() && !keyword.equals("properties")) {
                members.add("\"" + keyword + "\": " + value);
            }
        }
        return members.toString();
    }

    private String operand(String kind, int depth) {
        return switch (kind) {
            case "type" ->
                random.nextBoolean()
                        ? text(pick(TYPES))
                        : "[" + text(pick(TYPES.subList(0, 3))) + ", " + text(pick(TYPES.subList(3, 7))) + "]";
            case "values" -> "[" + pick(SCALARS.subList(0, 2)) + ", " + pick(SCALARS.subList(6, 9)) + "]";
            case "value" -> value(1);
            case "number" -> pick(SCALARS.subList(0, 6));
            case "positive" -> pick(List.of("1", "2", "0.5", "0.1"));
            case "count" -> String.valueOf(random.nextInt(4));
            case "pattern" -> text(pick(PATTERNS));
            case "format" -> text(pick(FORMATS));
            case "flag" -> String.valueOf(random.nextBoolean());
            case "names" -> "[" + text(pick(NAMES.subList(0, 2))) + ", " + text(pick(NAMES.subList(2, 4))) + "]";
            case "schemas by name" -> depth < 0 ? "" : members(depth);
            case "schemas by pattern" -> depth < 0 ? "" : "{" + text(pick(PATTERNS)) + ": " + schema(depth) + "}";
            case "schema" -> depth < 0 ? "" : schema(depth);
            case "schemas" -> depth < 0 ? "" : "[" + schema(depth) + ", " + schema(depth) + "]";
            default -> depth < 1 ? "" : text("#/definitions/leaf");
        };
    }

    private String members(int depth) {
        StringJoiner members = new StringJoiner(", ", "{", "}");
        NAMES.subList(0, 3).forEach(name -> members.add(text(name) + ": " + schema(depth - 1)));
        return members.toString();
    }

    private String value(int depth) {
        if (depth == 0 || random.nextInt(3) > 0) {
            return pick(SCALARS);
        }
        if (random.nextBoolean()) {
            return "[" + value(depth - 1) + ", " + value(depth - 1) + "]";
        }
        return "{" + text(pick(NAMES)) + ": " + value(depth - 1) + "}";
    }

    private static String text(String text) {
        return "\"" + text + "\"";
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
