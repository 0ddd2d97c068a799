// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of JSON Schema (santhosh-tekuri/jsonschema v6, draft.go). */
enum SchemaDraft {
    DRAFT_4("http://json-schema.org/draft-04/schema#"),
    DRAFT_6("http://json-schema.org/draft-06/schema#"),
    DRAFT_7("http://json-schema.org/draft-07/schema#"),
    DRAFT_2019_09("https://json-schema.org/draft/2019-09/schema"),
    DRAFT_2020_12("https://json-schema.org/draft/2020-12/schema");

    private static final Map<String, SchemaDraft> BY_PLACE = Map.of(
            "json-schema.org/draft-04/schema", DRAFT_4,
            "json-schema.org/draft-06/schema", DRAFT_6,
            "json-schema.org/draft-07/schema", DRAFT_7,
            "json-schema.org/draft/2019-09/schema", DRAFT_2019_09,
            "json-schema.org/draft/2020-12/schema", DRAFT_2020_12,
            "json-schema.org/schema", DRAFT_2020_12);

    private final String address;

    SchemaDraft(String address) {
        this.address = address;
    }

    /** The draft with this address, by http or https; null where there is none. */
    static @Nullable SchemaDraft at(String address) {
        return BY_PLACE.get(address.replaceFirst("^https?://", "").replaceFirst("#.*", ""));
    }

    /** What a schema says of its draft; {@code ""} where it says nothing. */
    static String declared(JsonElement schema) {
        JsonElement address = schema instanceof JsonObject object ? object.get("$schema") : null;
        return address != null
                        && address.isJsonPrimitive()
                        && address.getAsJsonPrimitive().isString()
                ? address.getAsString()
                : "";
    }

    /** The one address by which the library knows it. */
    String address() {
        return address;
    }

    /** The member that names a schema. */
    String id() {
        return this == DRAFT_4 ? "id" : "$id";
    }

    boolean isBefore(SchemaDraft other) {
        return compareTo(other) < 0;
    }
}
