// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import dev.harrel.jsonschema.Error;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one schema made of one value. The library gives a flat list of errors, in no order; here they become the tree that
 * Helm's validator builds, in the order in which that looks at keywords (santhosh-tekuri/jsonschema v6, validator.go).
 */
final class SchemaOutcome {

    /** After one of these the validator looks no further. */
    private static final List<String> FIRST = List.of("type", "const", "enum", "format");

    private static final List<String> ORDER = List.of(
            "$ref",
            "minProperties",
            "maxProperties",
            "required",
            "dependencies",
            "properties",
            "patternProperties",
            "additionalProperties",
            "propertyNames",
            "dependentSchemas",
            "dependentRequired",
            "minItems",
            "maxItems",
            "uniqueItems",
            "prefixItems",
            "items",
            "additionalItems",
            "contains",
            "minContains",
            "maxContains",
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "$recursiveRef",
            "$dynamicRef",
            "not",
            "allOf",
            "anyOf",
            "oneOf",
            "then",
            "else",
            "unevaluatedProperties",
            "unevaluatedItems");

    /** Hold schemas by name or by place. */
    private static final Set<String> HOLDERS = Set.of(
            "properties",
            "patternProperties",
            "dependentSchemas",
            "dependencies",
            "prefixItems",
            "allOf",
            "anyOf",
            "oneOf");

    /** Are about members or elements, not about the value itself. */
    private static final Set<String> INWARD = Set.of(
            "properties",
            "patternProperties",
            "additionalProperties",
            "propertyNames",
            "prefixItems",
            "items",
            "additionalItems",
            "contains",
            "unevaluatedProperties",
            "unevaluatedItems");

    private final List<String> at;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Map<List<String>, SchemaOutcome>> within = new LinkedHashMap<>();
    private boolean refused;
    private @Nullable List<SchemaProblem> problems;

    private SchemaOutcome(List<String> at) {
        this.at = at;
    }

    static List<SchemaProblem> problems(List<Error> errors) {
        SchemaOutcome root = new SchemaOutcome(List.of());
        errors.forEach(root::add);
        return root.problems();
    }

    private void add(Error error) {
        List<String> steps = SchemaPointer.tokens(error.getEvaluationPath());
        List<String> value = SchemaPointer.tokens(error.getInstanceLocation());
        boolean bare = error.getKeyword() == null; // the schema is just false
        SchemaOutcome schema = this;
        int next = 0;
        while (next < steps.size()) {
            String keyword = steps.get(next++);
            if (next == steps.size() && !bare) {
                schema.texts.put(keyword, error.getError());
                return;
            }
            boolean named = next < steps.size() && (HOLDERS.contains(keyword) || isPlace(keyword, steps.get(next)));
            String name = named ? steps.get(next++) : "";
            schema = schema.within(keyword, name, value);
        }
        schema.refused = true;
    }

    /** Up to draft 2019-09 items may be a list of schemas. */
    private static boolean isPlace(String keyword, String step) {
        return keyword.equals("items") && step.chars().allMatch(Character::isDigit);
    }

    private SchemaOutcome within(String keyword, String name, List<String> value) {
        int depth = Math.min(at.size() + (INWARD.contains(keyword) ? 1 : 0), value.size());
        List<String> target = value.subList(0, depth);
        List<String> key = new ArrayList<>(target);
        key.add(name);
        return within.computeIfAbsent(keyword, any -> new LinkedHashMap<>())
                .computeIfAbsent(key, any -> new SchemaOutcome(target));
    }

    /** Asked for at every level above: made once. */
    private List<SchemaProblem> problems() {
        if (problems == null) {
            problems = find();
        }
        return problems;
    }

    private List<SchemaProblem> find() {
        if (refused) {
            return List.of(leaf("false schema"));
        }
        for (String keyword : FIRST) {
            if (texts.containsKey(keyword)) {
                return List.of(leaf(texts.get(keyword)));
            }
        }
        List<SchemaProblem> found = new ArrayList<>();
        for (String keyword : ORDER) {
            found.addAll(problems(keyword));
        }
        return found;
    }

    private List<SchemaProblem> problems(String keyword) {
        String text = texts.get(keyword);
        return switch (keyword) {
            case "allOf", "anyOf" -> text == null ? List.of() : List.of(new SchemaProblem(at, text, causes(keyword)));
            case "oneOf" ->
                text == null
                        ? List.of()
                        : List.of(new SchemaProblem(
                                at, text, text.endsWith("none matched") ? causes(keyword) : List.of()));
            case "contains" ->
                text == null || texts.containsKey("minContains")
                        ? List.of()
                        : List.of(new SchemaProblem(at, text, causes(keyword)));
            case "minContains" -> text == null ? List.of() : List.of(new SchemaProblem(at, text, causes("contains")));
            case "propertyNames" -> names();
            case "additionalProperties", "additionalItems" -> additional(keyword);
            default -> {
                List<SchemaProblem> all = new ArrayList<>(leaves(text));
                all.addAll(causes(keyword));
                yield all;
            }
        };
    }

    private List<SchemaProblem> causes(String keyword) {
        return outcomes(keyword).stream()
                .map(outcome -> SchemaProblem.of(outcome.at, outcome.problems()))
                .toList();
    }

    private List<SchemaOutcome> outcomes(String keyword) {
        return within.getOrDefault(keyword, Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(SchemaOutcome::compare))
                .map(Map.Entry::getValue)
                .filter(outcome -> !outcome.problems().isEmpty())
                .toList();
    }

    /** Places by number, names as they come in a sorted map. */
    private static int compare(List<String> one, List<String> other) {
        Comparator<String> byLength = Comparator.comparing(String::length);
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            boolean places = (one.get(i) + other.get(i)).chars().allMatch(Character::isDigit);
            int order = (places ? byLength : Comparator.<String>naturalOrder().thenComparing(byLength))
                    .thenComparing(Comparator.naturalOrder())
                    .compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return one.size() - other.size();
    }

    private List<SchemaProblem> names() {
        return outcomes("propertyNames").stream()
                .map(name -> new SchemaProblem(
                        at,
                        name.at,
                        "invalid propertyName " + SchemaTexts.quote(name.last()),
                        name.problems().stream()
                                .map(problem -> problem.below(name.at.size()))
                                .toList()))
                .toList();
    }

    /** Where nothing more is allowed, one problem tells all that is too much. */
    private List<SchemaProblem> additional(String keyword) {
        List<SchemaProblem> all = new ArrayList<>();
        List<SchemaOutcome> refused = new ArrayList<>();
        for (SchemaOutcome outcome : outcomes(keyword)) {
            if (outcome.refused) {
                refused.add(outcome);
            } else {
                all.add(SchemaProblem.of(outcome.at, outcome.problems()));
            }
        }
        if (!refused.isEmpty()) {
            List<String> names = refused.stream().map(SchemaOutcome::last).toList();
            String text = keyword.equals("additionalItems")
                    ? "last " + names.size() + " additionalItem(s) not allowed"
                    : "additional properties " + SchemaTexts.quoted(names) + " not allowed";
            all.add(new SchemaProblem(at, refused.get(0).at, text, List.of()));
        }
        return all;
    }

    private String last() {
        return at.isEmpty() ? "" : at.get(at.size() - 1);
    }

    private List<SchemaProblem> leaves(@Nullable String text) {
        return text == null ? List.of() : text.lines().map(this::leaf).toList();
    }

    private SchemaProblem leaf(String text) {
        return new SchemaProblem(at, text, List.of());
    }
}
