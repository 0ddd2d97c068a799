// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import static io.github.ghcrmaven.schema.SchemaDraft.DRAFT_2019_09;
import static io.github.ghcrmaven.schema.SchemaDraft.DRAFT_2020_12;
import static io.github.ghcrmaven.schema.SchemaDraft.DRAFT_4;
import static io.github.ghcrmaven.schema.SchemaDraft.DRAFT_6;
import static io.github.ghcrmaven.schema.SchemaDraft.DRAFT_7;
import static java.util.Map.entry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ghcrmaven.go.Quoted;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A walk over all that counts in a schema, as Helm's validator compiles it before it looks at a value: every pattern can be
 * read and every reference leads somewhere (santhosh-tekuri/jsonschema v6, objcompiler.go). References to other documents
 * are taken out: whatever they say is allowed then.
 */
final class SchemaWalk {

    private static final URI ROOT = URI.create("file:/values.schema.json");

    /** The keywords that hold schemas, and the draft each came with. */
    private static final Map<String, SchemaDraft> KEYWORDS = Map.ofEntries(
            entry("allOf", DRAFT_4),
            entry("anyOf", DRAFT_4),
            entry("oneOf", DRAFT_4),
            entry("not", DRAFT_4),
            entry("items", DRAFT_4),
            entry("additionalItems", DRAFT_4),
            entry("properties", DRAFT_4),
            entry("patternProperties", DRAFT_4),
            entry("additionalProperties", DRAFT_4),
            entry("dependencies", DRAFT_4),
            entry("contains", DRAFT_6),
            entry("propertyNames", DRAFT_6),
            entry("if", DRAFT_7),
            entry("then", DRAFT_7),
            entry("else", DRAFT_7),
            entry("dependentSchemas", DRAFT_2019_09),
            entry("unevaluatedItems", DRAFT_2019_09),
            entry("unevaluatedProperties", DRAFT_2019_09),
            entry("prefixItems", DRAFT_2020_12));

    private static final Map<String, SchemaDraft> REFERENCES =
            Map.of("$ref", DRAFT_4, "$recursiveRef", DRAFT_2019_09, "$dynamicRef", DRAFT_2020_12);

    private static final Set<String> MAPS =
            Set.of("properties", "patternProperties", "dependencies", "dependentSchemas");

    private final SchemaDraft draft;
    private final Map<URI, JsonElement> resources = new HashMap<>();
    private final Map<String, JsonElement> anchors = new HashMap<>();
    private final Set<JsonElement> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> notRead = new LinkedHashSet<>();
    private String problem = "";

    SchemaWalk(JsonElement root, SchemaDraft draft) {
        this.draft = draft;
        collect(root, ROOT);
        resources.put(ROOT, root);
        schema(root, base(root, ROOT), "");
    }

    /** Why Helm refuses the schema; {@code ""} where it does not. */
    String problem() {
        return problem;
    }

    /** The documents that Helm would read. */
    Set<String> notRead() {
        return notRead;
    }

    private void collect(JsonElement element, URI outer) {
        if (element instanceof JsonArray array) {
            array.forEach(member -> collect(member, outer));
        } else if (element instanceof JsonObject object) {
            URI base = base(object, outer);
            if (!base.equals(outer)) {
                resources.putIfAbsent(base, object);
            }
            for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
                anchors.putIfAbsent(base + "#" + text(object, keyword), object);
            }
            String id = text(object, draft.id());
            if (draft.isBefore(DRAFT_2019_09) && id.contains("#")) {
                anchors.putIfAbsent(base + id.substring(id.indexOf('#')), object);
            }
            object.asMap().values().forEach(member -> collect(member, base));
        }
    }

    private URI base(JsonElement schema, URI outer) {
        String id =
                schema instanceof JsonObject object ? text(object, draft.id()).replaceFirst("#.*", "") : "";
        return id.isEmpty() ? outer : outer.resolve(id);
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null
                        && value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isString()
                ? value.getAsString()
                : "";
    }

    private void schema(@Nullable JsonElement element, URI outer, String pointer) {
        if (!(element instanceof JsonObject schema) || !seen.add(schema)) {
            return;
        }
        URI base = base(schema, outer);
        REFERENCES.forEach((keyword, since) -> {
            String reference = text(schema, keyword);
            if (!draft.isBefore(since) && !reference.isEmpty()) {
                reference(schema, keyword, reference, base);
            }
        });
        if (draft.isBefore(DRAFT_2019_09) && schema.has("$ref")) {
            return; // nothing counts beside it
        }
        regex(text(schema, "pattern"), pointer + "/pattern");
        KEYWORDS.forEach((keyword, since) -> {
            JsonElement value = schema.get(keyword);
            if (!draft.isBefore(since)) {
                keyword(keyword, value, base, SchemaPointer.below(pointer, keyword));
            }
        });
    }

    private void keyword(String keyword, @Nullable JsonElement value, URI base, String pointer) {
        if (MAPS.contains(keyword) && value instanceof JsonObject map) {
            map.asMap().forEach((name, member) -> {
                if (keyword.equals("patternProperties")) {
                    regex(name, pointer);
                }
                schema(member, base, SchemaPointer.below(pointer, name));
            });
        } else if (value instanceof JsonArray list) {
            for (int i = 0; i < list.size(); i++) {
                schema(list.get(i), base, SchemaPointer.below(pointer, String.valueOf(i)));
            }
        } else {
            schema(value, base, pointer);
        }
    }

    private void regex(String regex, String pointer) {
        String wrong = SchemaFormats.regex(regex);
        if (!wrong.isEmpty()) {
            refuse("invalid regex " + Quoted.of(regex) + " at \"" + shown(ROOT) + "#" + pointer + "\": " + wrong);
        }
    }

    private void reference(JsonObject schema, String keyword, String reference, URI base) {
        int hash = reference.indexOf('#');
        String address = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : decoded(reference.substring(hash + 1));
        URI target = address.isEmpty() ? base : base.resolve(address);
        JsonElement resource = resources.get(target);
        if (resource == null) {
            elsewhere(target);
            if (SchemaDraft.at(target.toString()) == null) {
                takeOut(schema, keyword);
            }
        } else if (fragment.isEmpty() || fragment.startsWith("/")) {
            JsonElement found = at(resource, fragment);
            if (found == null) {
                refuse("json-pointer in \"" + shown(target) + "#" + fragment + "\" not found");
            } else {
                schema(found, target, fragment);
            }
        } else {
            JsonElement found = anchors.get(target + "#" + fragment);
            if (found == null) {
                refuse("anchor in \"" + shown(target) + "#" + fragment + "\" not found in schema \"" + shown(ROOT)
                        + "\"");
            } else {
                schema(found, target, "");
            }
        }
    }

    private void elsewhere(URI target) {
        String scheme = String.valueOf(target.getScheme());
        String path = String.valueOf(target.getPath());
        if (scheme.equals("file") && !Files.exists(Path.of(path))) {
            refuse("failing loading \"" + shown(target) + "\": open " + path + ": no such file or directory");
        } else if (scheme.matches("https?|file")) {
            if (SchemaDraft.at(target.toString()) == null) {
                notRead.add(shown(target));
            }
        } else if (!scheme.equals("urn")) { // Helm lets everything be where a urn stands
            refuse("failing loading \"" + target + "\": no URLLoader registered for \"" + target + "\"");
        }
    }

    private void takeOut(JsonObject schema, String keyword) {
        if (draft.isBefore(DRAFT_2019_09)) {
            Set.copyOf(schema.keySet()).forEach(schema::remove);
        } else {
            schema.remove(keyword);
        }
    }

    private static @Nullable JsonElement at(JsonElement root, String pointer) {
        JsonElement element = root;
        for (String token : SchemaPointer.tokens(pointer)) {
            if (element instanceof JsonObject object) {
                element = object.get(token);
            } else if (element instanceof JsonArray array && token.matches("[0-9]{1,6}")) {
                int place = Integer.parseInt(token);
                element = place < array.size() ? array.get(place) : null;
            } else {
                return null;
            }
        }
        return element;
    }

    private static String decoded(String fragment) {
        return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Helm says the first that it finds. */
    private void refuse(String text) {
        if (problem.isEmpty()) {
            problem = text;
        }
    }

    private static String shown(URI address) {
        return address.toString().replaceFirst("^file:/(?!/)", "file:///");
    }
}
