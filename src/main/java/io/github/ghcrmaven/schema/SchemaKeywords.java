// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.Evaluator.Result;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import dev.harrel.jsonschema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keywords in which the library is not as Helm: patterns are those of Go, formats are asserted up to draft 7, names
 * are told in the schema's order.
 */
final class SchemaKeywords implements EvaluatorFactory {

    private static final Set<SpecificationVersion> UP_TO_7 =
            Set.of(SpecificationVersion.DRAFT4, SpecificationVersion.DRAFT6, SpecificationVersion.DRAFT7);

    @Override
    public Optional<Evaluator> create(SchemaParsingContext context, String keyword, JsonNode value) {
        SpecificationVersion draft = context.getDialect().getSpecificationVersion();
        return switch (keyword) {
            case "pattern" -> value.isString() ? pattern(value.asString()) : Optional.empty();
            case "patternProperties" -> value.isObject() ? patternProperties(context, value) : Optional.empty();
            case "propertyNames" ->
                draft == SpecificationVersion.DRAFT4 ? Optional.empty() : Optional.of(propertyNames(context, value));
            case "format" ->
                value.isString() && (UP_TO_7.contains(draft) || isOfTheDrafts(context))
                        ? Optional.of(format(value.asString()))
                        : Optional.empty();
            case "required" -> value.isArray() ? Optional.of(required(texts(value))) : Optional.empty();
            case "dependentRequired", "dependencies" -> requiredBy(keyword, context, value);
            case "uniqueItems" -> value.isBoolean() && value.asBoolean() ? Optional.of(unique()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** In the schemas of schemas formats are asserted in every draft. */
    private static boolean isOfTheDrafts(SchemaParsingContext context) {
        return "json-schema.org".equals(context.getParentUri().getHost());
    }

    private static Optional<Evaluator> pattern(String regex) {
        Pattern pattern = compiled(regex);
        return Optional.of((context, node) ->
                !node.isString() || pattern.matcher(node.asString()).find()
                        ? Result.success()
                        : Result.formattedFailure("pattern", node.asString(), regex));
    }

    /** One that Go cannot read matches nothing here: where it counts, {@link SchemaWalk} has refused the schema. */
    private static Pattern compiled(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            return Pattern.compile("[^\\x00-\\x{10FFFF}]");
        }
    }

    private static Optional<Evaluator> patternProperties(SchemaParsingContext context, JsonNode value) {
        Map<Pattern, String> schemas = new LinkedHashMap<>();
        value.asObject().forEach((regex, schema) -> schemas.put(compiled(regex), context.getAbsoluteUri(schema)));
        return Optional.of((evaluation, node) -> {
            if (!node.isObject()) {
                return Result.success();
            }
            Set<String> matched = new LinkedHashSet<>();
            boolean valid = true;
            for (Map.Entry<String, JsonNode> member : node.asObject().entrySet()) {
                for (Map.Entry<Pattern, String> schema : schemas.entrySet()) {
                    if (schema.getKey().matcher(member.getKey()).find()) {
                        matched.add(member.getKey());
                        valid &= evaluation.resolveInternalRefAndValidate(schema.getValue(), member.getValue());
                    }
                }
            }
            return valid ? Result.success(matched) : Result.failure();
        });
    }

    private static Evaluator propertyNames(SchemaParsingContext context, JsonNode value) {
        String schema = context.getAbsoluteUri(value);
        return (evaluation, node) -> {
            boolean valid = true;
            if (node instanceof SchemaNode object && node.isObject()) {
                for (String name : object.asObject().keySet()) {
                    valid &= evaluation.resolveInternalRefAndValidate(schema, object.name(name));
                }
            }
            return valid ? Result.success() : Result.failure();
        };
    }

    private static Evaluator format(String name) {
        return (context, node) -> {
            String problem = node.isString() ? SchemaFormats.problem(name, node.asString()) : "";
            return problem.isEmpty()
                    ? Result.success()
                    : Result.failure(SchemaTexts.quote(node.asString()) + " is not valid " + name + ": " + problem);
        };
    }

    private static Evaluator required(List<String> names) {
        return (context, node) -> {
            List<String> missing = missing(node, names);
            return missing.isEmpty()
                    ? Result.success()
                    : Result.failure((missing.size() == 1 ? "missing property " : "missing properties ")
                            + SchemaTexts.quoted(missing));
        };
    }

    /** Several texts, a line each: every property that is there may ask for others, or for a schema. */
    private static Optional<Evaluator> requiredBy(String keyword, SchemaParsingContext context, JsonNode value) {
        boolean known = keyword.equals("dependencies") // in every draft, whatever the later ones say
                || !UP_TO_7.contains(context.getDialect().getSpecificationVersion());
        if (!known || !value.isObject()) {
            return Optional.empty();
        }
        Map<String, List<String>> names = new LinkedHashMap<>();
        Map<String, String> schemas = new LinkedHashMap<>();
        value.asObject().forEach((name, wanted) -> {
            if (wanted.isArray()) {
                names.put(name, texts(wanted));
            } else {
                schemas.put(name, context.getAbsoluteUri(wanted));
            }
        });
        return Optional.of((evaluation, node) -> {
            Set<String> present = node.isObject() ? node.asObject().keySet() : Set.of();
            List<String> problems = new ArrayList<>();
            boolean valid = true;
            for (String name : present) {
                List<String> missing = missing(node, names.getOrDefault(name, List.of()));
                if (!missing.isEmpty()) {
                    problems.add("properties " + SchemaTexts.quoted(missing) + " required, if "
                            + SchemaTexts.quote(name) + " exists");
                }
                valid &=
                        !schemas.containsKey(name) || evaluation.resolveInternalRefAndValidate(schemas.get(name), node);
            }
            if (!problems.isEmpty()) {
                return Result.failure(String.join("\n", problems));
            }
            return valid ? Result.success() : Result.failure();
        });
    }

    private static List<String> missing(JsonNode node, List<String> names) {
        return node.isObject()
                ? names.stream()
                        .filter(name -> !node.asObject().containsKey(name))
                        .toList()
                : List.of();
    }

    private static List<String> texts(JsonNode array) {
        return array.asArray().stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    private static Evaluator unique() {
        return SchemaKeywords::unique;
    }

    private static Result unique(EvaluationContext context, JsonNode node) {
        Map<Object, Integer> seen = new LinkedHashMap<>();
        List<JsonNode> elements = node.isArray() ? node.asArray() : List.of();
        for (int i = 0; i < elements.size(); i++) {
            Integer before = seen.putIfAbsent(SchemaValue.of(elements.get(i)), i);
            if (before != null) {
                return Result.failure("items at " + before + " and " + i + " are equal");
            }
        }
        return Result.success();
    }
}
