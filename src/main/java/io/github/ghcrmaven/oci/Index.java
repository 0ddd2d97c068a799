// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
        JsonObject index = DescriptorJson.object(bytes);
        Optional<String> type = DescriptorJson.text(index.get("mediaType"));
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

    /** The same without the entries of {@link #manifests()} that are meant; all else stays as it is. */
    public Index without(Predicate<Descriptor> meant) {
        JsonObject shorter = content.deepCopy();
        Iterator<JsonElement> entries = shorter.getAsJsonArray("manifests").iterator();
        while (entries.hasNext()) {
            if (DescriptorJson.read(entries.next()).filter(meant).isPresent()) {
                entries.remove();
            }
        }
        return of(shorter);
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
            DescriptorJson.read(entry).ifPresent(descriptors::add);
        }
        return List.copyOf(descriptors);
    }

    @Override
    public String toString() {
        return "index " + digest();
    }
}
