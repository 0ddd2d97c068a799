// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.GoJson;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The image whose layers are the legacy signatures of a manifest (cosign, specs/SIGNATURE_SPEC.md). Layers are only ever
 * added; what else stands in the manifest stays.
 */
final class LegacyImage {

    /** The type of {@link #config()}. */
    static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    private static final String NO_TIME = "0001-01-01T00:00:00Z";

    private final JsonObject manifest;
    private final List<Descriptor> layers;

    private LegacyImage(JsonObject manifest, List<Descriptor> layers) {
        this.manifest = manifest;
        this.layers = List.copyOf(layers);
    }

    /** An image without signatures. */
    static LegacyImage empty() {
        JsonObject manifest = new JsonObject();
        manifest.addProperty("schemaVersion", 2);
        manifest.addProperty("mediaType", MediaTypes.MANIFEST);
        manifest.add("config", new JsonObject());
        manifest.add("layers", new JsonArray());
        return new LegacyImage(manifest, List.of());
    }

    /** @throws RefusedException where these bytes are not those of an image */
    static LegacyImage parse(byte[] bytes) {
        JsonMembers manifest = SignatureManifest.members(bytes);
        List<Descriptor> layers = SignatureManifest.of(manifest).layers();
        RefusedException.unless(manifest.json().get("layers") instanceof JsonArray, "it has no layers");
        return new LegacyImage(manifest.json(), layers);
    }

    /** How many signatures it holds. */
    int size() {
        return layers.size();
    }

    List<Descriptor> layers() {
        return layers;
    }

    /** Whether this very signature is among them. */
    boolean holds(Descriptor layer) {
        return layers.stream()
                .anyMatch(other -> other.digest().equals(layer.digest())
                        && other.annotations().equals(layer.annotations()));
    }

    /** The same with one more layer. */
    LegacyImage with(Descriptor layer) {
        JsonObject longer = manifest.deepCopy();
        JsonObject entry = descriptor(layer);
        JsonObject annotations = new JsonObject();
        layer.annotations().forEach(annotations::addProperty);
        entry.add("annotations", annotations);
        longer.getAsJsonArray("layers").add(entry);
        // cosign can be told to write Docker's types; a layer with annotations is not one of Docker's
        longer.addProperty("mediaType", MediaTypes.MANIFEST);
        LegacyImage image = new LegacyImage(
                longer, Stream.concat(layers.stream(), Stream.of(layer)).toList());
        byte[] config = image.config();
        longer.add("config", descriptor(new Descriptor(CONFIG, Digest.of(config), config.length)));
        return image;
    }

    /**
     * The config that its manifest names: no verifier reads it, but whoever appends does (google/go-containerregistry,
     * pkg/v1/mutate), and wants one entry for each layer. The payloads are not compressed, so a layer's digest is that of
     * what is in it.
     */
    byte[] config() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architecture", "");
        config.put("created", NO_TIME);
        config.put(
                "history",
                layers.stream().map(layer -> Map.of("created", NO_TIME)).toList());
        config.put("os", "");
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("type", "layers");
        files.put(
                "diff_ids",
                layers.stream().map(layer -> layer.digest().toString()).toList());
        config.put("rootfs", files);
        config.put("config", Map.of());
        return GoJson.bytes(config);
    }

    Manifest manifest() {
        return Manifest.of(manifest.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject descriptor(Descriptor content) {
        JsonObject descriptor = new JsonObject();
        descriptor.addProperty("mediaType", content.mediaType());
        descriptor.addProperty("size", content.size());
        descriptor.addProperty("digest", content.digest().toString());
        return descriptor;
    }
}
