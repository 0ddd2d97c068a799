// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import dev.harrel.jsonschema.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value as one that equals another: 1 is 1.0, the order of members does not count. */
final class SchemaValue {

    private SchemaValue() {}

    static Object of(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL -> Optional.empty();
            case BOOLEAN -> node.asBoolean();
            case STRING -> node.asString();
            case INTEGER, NUMBER -> node.asNumber();
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                node.asArray().forEach(element -> elements.add(of(element)));
                yield elements;
            }
            case OBJECT -> {
                Map<String, Object> members = new HashMap<>();
                node.asObject().forEach((name, value) -> members.put(name, of(value)));
                yield members;
            }
        };
    }
}
