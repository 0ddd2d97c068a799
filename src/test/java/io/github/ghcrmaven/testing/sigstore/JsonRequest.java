// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import okio.ByteString;

/** The members of a request's JSON; one that is missing, or is something else, is refused. */
record JsonRequest(JsonObject json) {

    static JsonRequest of(ByteString body) {
        return of(body.utf8());
    }

    static JsonRequest of(String text) {
        try {
            JsonElement parsed = JsonParser.parseString(text);
            if (parsed.isJsonObject()) {
                return new JsonRequest(parsed.getAsJsonObject());
            }
        } catch (JsonParseException e) {
            throw new RefusedException("no JSON", e);
        }
        throw new RefusedException("no JSON object");
    }

    /** A text, by the names of the objects around it and its own. */
    String text(String... path) {
        return find(path).orElseThrow(() -> new RefusedException(String.join(".", path) + " is required"));
    }

    Optional<String> find(String... path) {
        return element(path).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
    }

    /** The bytes of a text in Base64. */
    ByteString bytes(String... path) {
        ByteString decoded = ByteString.decodeBase64(text(path));
        if (decoded == null) {
            throw new RefusedException(String.join(".", path) + " is no Base64");
        }
        return decoded;
    }

    boolean has(String... path) {
        return element(path).isPresent();
    }

    /** The objects of an array; at least one. */
    List<JsonRequest> objects(String... path) {
        return list(path).stream()
                .map(element -> {
                    if (!element.isJsonObject()) {
                        throw new RefusedException(String.join(".", path) + " has an element that is no object");
                    }
                    return new JsonRequest(element.getAsJsonObject());
                })
                .toList();
    }

    /** The bytes of each text of an array in Base64; at least one. */
    List<ByteString> bytesOfAll(String... path) {
        return list(path).stream()
                .map(element -> {
                    ByteString decoded =
                            element.isJsonPrimitive() ? ByteString.decodeBase64(element.getAsString()) : null;
                    if (decoded == null) {
                        throw new RefusedException(String.join(".", path) + " has an element that is no Base64");
                    }
                    return decoded;
                })
                .toList();
    }

    private List<JsonElement> list(String... path) {
        return element(path)
                .filter(JsonElement::isJsonArray)
                .map(element -> element.getAsJsonArray().asList())
                .filter(list -> !list.isEmpty())
                .orElseThrow(() -> new RefusedException(String.join(".", path) + " is required"));
    }

    private Optional<JsonElement> element(String... path) {
        JsonElement at = json;
        for (String name : path) {
            if (!at.isJsonObject() || !at.getAsJsonObject().has(name)) {
                return Optional.empty();
            }
            at = at.getAsJsonObject().get(name);
        }
        return Optional.of(at).filter(found -> !found.isJsonNull());
    }
}
