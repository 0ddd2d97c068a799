// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a schema, or one that is held against it; looking at it costs a step. */
final class SchemaNode implements JsonNode {

    private final JsonElement json;
    private final String pointer;
    private final SchemaSteps steps;
    private final SimpleType type;
    private @Nullable BigDecimal number;
    private @Nullable List<JsonNode> elements;
    private @Nullable Map<String, JsonNode> members;

    SchemaNode(JsonElement json, String pointer, SchemaSteps steps) {
        this.json = json;
        this.pointer = pointer;
        this.steps = steps;
        this.type = type();
    }

    private SimpleType type() {
        if (json instanceof JsonObject) {
            return SimpleType.OBJECT;
        } else if (json instanceof JsonArray) {
            return SimpleType.ARRAY;
        } else if (!(json instanceof JsonPrimitive value)) {
            return SimpleType.NULL;
        } else if (value.isBoolean()) {
            return SimpleType.BOOLEAN;
        } else if (value.isString()) {
            return SimpleType.STRING;
        }
        number = SchemaSteps.number(json.getAsString());
        return number.scale() <= 0 ? SimpleType.INTEGER : SimpleType.NUMBER; // 1.0 is an integer
    }

    @Override
    public String getJsonPointer() {
        return pointer;
    }

    @Override
    public SimpleType getNodeType() {
        steps.take();
        return type;
    }

    @Override
    public boolean asBoolean() {
        return json.getAsBoolean();
    }

    @Override
    public String asString() {
        return json.getAsString();
    }

    @Override
    public BigInteger asInteger() {
        return asNumber().toBigInteger();
    }

    @Override
    public BigDecimal asNumber() {
        if (number == null) {
            throw new IllegalStateException(pointer + " is not a number");
        }
        return number;
    }

    @Override
    public List<JsonNode> asArray() {
        if (elements == null) {
            elements = new ArrayList<>();
            for (JsonElement element : json.getAsJsonArray()) {
                elements.add(child(element, String.valueOf(elements.size())));
            }
        }
        return elements;
    }

    @Override
    public Map<String, JsonNode> asObject() {
        if (members == null) {
            members = new LinkedHashMap<>();
            for (Map.Entry<String, JsonElement> member : json.getAsJsonObject().entrySet()) {
                members.put(member.getKey(), child(member.getValue(), member.getKey()));
            }
        }
        return members;
    }

    private SchemaNode child(JsonElement value, String name) {
        return new SchemaNode(value, SchemaPointer.below(pointer, name), steps);
    }

    /** The name of a member as a value that a schema is asked about. */
    SchemaNode name(String member) {
        return child(new JsonPrimitive(member), member);
    }

    @Override
    public String toPrintableString() {
        return SchemaTexts.display(json);
    }
}
