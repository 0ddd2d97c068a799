// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An image index (image-spec, image-index.md): a list of manifests. Referrers are listed in one, by a registry's API or under
 * a tag (distribution-spec, "Listing Referrers"). What it says beyond that is kept when an entry is added.
 */
public final class Index {

    private static final Set<String> TYPES = Set.of(MediaTypes.INDEX, MediaTypes.DOCKER_INDEX);

    private final byte[] bytes;
    private final JsonObject content;
    private final List<Descriptor> manifests;

    private Index(byte[] bytes, JsonObject content) {
        this.bytes = bytes;
        this.content = content;
        this.manifests = descriptors(content.getAsJsonArray("manifests"));
    }

    /** An index that lists nothing. */
    public static Index empty() {
        JsonObject content = new JsonObject();
        content.addProperty("schemaVersion", 2);
        content.addProperty("mediaType", MediaTypes.INDEX);
        content.add("manifests", new JsonArray());
        return of(content);
    }

    /**
     * Reads an index.
     *
     * @throws IllegalArgumentException where these bytes are none, and why
     */
    public static Index parse(byte[] bytes) {
        JsonElement content;
        try {
            content = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
        if (!content.isJsonObject()) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        JsonObject index = content.getAsJsonObject();
        Optional<String> type = text(index.get("mediaType"));
        if (type.isPresent() && !TYPES.contains(type.get())) {
            throw new IllegalArgumentException("its mediaType is that of something else");
        }
        if (!(index.get("manifests") instanceof JsonArray)) {
            throw new IllegalArgumentException("it has no list of manifests");
        }
        return new Index(bytes.clone(), index);
    }

    private static Index of(JsonObject content) {
        return new Index(content.toString().getBytes(StandardCharsets.UTF_8), content);
    }

    /**
     * The manifests that it lists. An entry that is no descriptor, or whose digest is none of SHA-256, is not among them:
     * nothing can be asked by it.
     */
    public List<Descriptor> manifests() {
        return manifests;
    }

    /** Whether a manifest is listed. */
    public boolean lists(Digest digest) {
        return manifests.stream().anyMatch(entry -> entry.digest().equals(digest));
    }

    /** The same with one more entry; all else stays as it is, entries that {@link #manifests()} leaves out as well. */
    public Index with(Descriptor entry) {
        JsonObject longer = content.deepCopy();
        JsonElement added = JsonParser.parseString(new String(GoJson.bytes(entry.members()), StandardCharsets.UTF_8));
        longer.getAsJsonArray("manifests").add(added);
        return of(longer);
    }

    /** As it was read, byte for byte, or as it is to be sent. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public Digest digest() {
        return Digest.of(bytes);
    }

    private static List<Descriptor> descriptors(JsonArray entries) {
        List<Descriptor> descriptors = new ArrayList<>();
        for (JsonElement entry : entries) {
            if (entry.isJsonObject()) {
                descriptor(entry.getAsJsonObject()).ifPresent(descriptors::add);
            }
        }
        return List.copyOf(descriptors);
    }

    private static Optional<Descriptor> descriptor(JsonObject entry) {
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

    private static SortedMap<String, String> annotations(@Nullable JsonElement element) {
        SortedMap<String, String> annotations = new TreeMap<>();
        if (element instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                text(member.getValue()).ifPresent(value -> annotations.put(member.getKey(), value));
            }
        }
        return annotations;
    }

    private static Optional<String> text(@Nullable JsonElement element) {
        return element instanceof JsonPrimitive primitive && primitive.isString()
                ? Optional.of(primitive.getAsString())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "index " + digest();
    }
}
