// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Descriptors and what holds them, as anybody may have written them (image-spec, descriptor.md). */
final class DescriptorJson {

    private DescriptorJson() {}

    /**
     * Reads a manifest or an index.
     *
     * @throws IllegalArgumentException where these bytes are no JSON object, and why
     */
    static JsonObject object(byte[] bytes) {
        JsonElement content;
        try {
            content = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
        if (!content.isJsonObject()) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        return content.getAsJsonObject();
    }

    /** A descriptor; empty where it is none, or its digest is none of SHA-256: nothing can be asked by it. */
    static Optional<Descriptor> read(@Nullable JsonElement element) {
        if (!(element instanceof JsonObject entry)) {
            return Optional.empty();
        }
        Optional<String> digest = text(entry.get("digest"));
        if (digest.isEmpty() || !(entry.get("size") instanceof JsonPrimitive size) || !size.isNumber()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Descriptor(
                    text(entry.get("mediaType")).orElse(MediaTypes.MANIFEST),
                    Digest.parse(digest.get()),
                    size.getAsLong(),
                    text(entry.get("artifactType")),
                    annotations(entry.get("annotations"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // another algorithm, or a size that is none
        }
    }

    /** The annotations that are texts. */
    static SortedMap<String, String> annotations(@Nullable JsonElement element) {
        SortedMap<String, String> annotations = new TreeMap<>();
        if (element instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                text(member.getValue()).ifPresent(value -> annotations.put(member.getKey(), value));
            }
        }
        return annotations;
    }

    static Optional<String> text(@Nullable JsonElement element) {
        return element instanceof JsonPrimitive primitive && primitive.isString()
                ? Optional.of(primitive.getAsString())
                : Optional.empty();
    }
}
