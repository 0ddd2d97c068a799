// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.InvalidSchemaException;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import io.github.ghcrmaven.go.Quoted;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A values.schema.json that is JSON, and what is to be said of it (pkg/chart/common/util/jsonschema.go). The library that
 * knows JSON Schema is behind this class: it is loaded only where there is a schema.
 */
public final class ValuesSchema {

    private static final URI ADDRESS = URI.create("file:/values.schema.json");
    private static final String FILE = "values.schema.json";

    /** Where the library says no without a reason. */
    private static final SchemaProblem UNKNOWN =
            new SchemaProblem(List.of(), "the values do not meet the schema", List.of());

    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .serializeSpecialFloatingPointValues()
            .create();

    private final JsonElement schema;
    private final Consumer<String> refused;
    private final Consumer<String> unchecked;

    /**
     * A schema.
     *
     * @param refused hears why Helm would refuse it
     * @param unchecked hears what is not checked here, and Helm might
     */
    public ValuesSchema(JsonElement schema, Consumer<String> refused, Consumer<String> unchecked) {
        this.schema = schema;
        this.refused = refused;
        this.unchecked = unchecked;
    }

    /** What the schema does not allow in the values; none where the schema itself cannot be used. */
    public List<SchemaProblem> problems(@Nullable Object values) {
        String address = SchemaDraft.declared(schema);
        SchemaDraft draft = address.isEmpty() ? SchemaDraft.DRAFT_2020_12 : SchemaDraft.at(address);
        if (draft == null) {
            dialect(address);
            return List.of();
        }
        if (!address.isEmpty()) {
            ((JsonObject) schema).addProperty("$schema", draft.address());
        }
        try {
            return problems(draft, GSON.toJsonTree(values == null ? Map.of() : values));
        } catch (SchemaSteps.TooCostlyException e) {
            unchecked.accept(FILE + " is not checked: " + e.getMessage());
        } catch (StackOverflowError e) { // the library has no bound of its own
            refused.accept(FILE + " refers to itself without end");
        } catch (JsonSchemaException | IllegalArgumentException | IllegalStateException e) {
            unchecked.accept(FILE + " is not checked: " + e.getMessage());
        }
        return List.of();
    }

    private List<SchemaProblem> problems(SchemaDraft draft, JsonElement values) {
        if (!isSchema()) {
            return List.of();
        }
        SchemaWalk walk = new SchemaWalk(schema, draft);
        for (String document : walk.notRead()) {
            unchecked.accept(FILE + " refers to " + document + ", which is not read: what it asks for is not checked");
        }
        if (!walk.problem().isEmpty()) {
            refused.accept(walk.problem());
            return List.of();
        }
        // it has been found valid above
        Validator validator = factory().withDisabledSchemaValidation(true).createValidator();
        URI registered = validator.registerSchema(ADDRESS, schema);
        Validator.Result result = validator.validate(registered, values);
        List<SchemaProblem> problems = SchemaOutcome.problems(result.getErrors());
        return result.isValid() || !problems.isEmpty() ? problems : List.of(UNKNOWN);
    }

    /** Whether the schema's own schema allows it: asked before references are taken out. */
    private boolean isSchema() {
        try {
            factory().createValidator().registerSchema(ADDRESS, schema);
            return true;
        } catch (InvalidSchemaException e) {
            List<SchemaProblem> problems = SchemaOutcome.problems(e.getErrors());
            StringBuilder text = new StringBuilder(FILE + " is not a valid schema");
            problems.stream()
                    .flatMap(problem -> problem.single().stream())
                    .forEach(problem -> text.append('\n').append(problem.lines()));
            refused.accept(text.toString());
            return false;
        }
    }

    private void dialect(String address) {
        String scheme = address.replaceFirst(":.*", "");
        if (Set.of("http", "https", "file").contains(scheme)) {
            unchecked.accept(FILE + " is not checked: its dialect, " + address + ", is not known");
        } else {
            refused.accept(
                    "failing loading " + Quoted.of(address) + ": no URLLoader registered for " + Quoted.of(address));
        }
    }

    private static ValidatorFactory factory() {
        return new ValidatorFactory()
                .withJsonNodeFactory(new Nodes(new SchemaSteps()))
                .withEvaluatorFactory(new SchemaKeywords())
                .withMessageProvider(new SchemaTexts());
    }

    private record Nodes(SchemaSteps steps) implements JsonNodeFactory {

        @Override
        public JsonNode wrap(Object node) {
            return node instanceof JsonNode known ? known : new SchemaNode((JsonElement) node, "", steps);
        }

        @Override
        public JsonNode create(String rawJson) {
            return wrap(JsonParser.parseString(rawJson)); // one of the schemas of schemas
        }
    }
}
