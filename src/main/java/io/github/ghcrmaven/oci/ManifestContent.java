// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest or an index says, as anybody may have written it (image-spec, manifest.md and image-index.md).
 *
 * @param mediaType what it says to be; where it says nothing, as Helm's, what its members make it
 * @param artifactType what it is the manifest of; where a manifest does not say so, the type of its config
 *     (distribution-spec, "Listing Referrers")
 * @param blobs the config first, then the layers; none in an index
 * @param manifests what an index lists, see {@link Index#manifests()}; none in a manifest
 * @param subject the manifest that it refers to
 * @param annotations may be empty, cannot be changed
 */
public record ManifestContent(
        String mediaType,
        Optional<String> artifactType,
        List<Descriptor> blobs,
        List<Descriptor> manifests,
        Optional<Descriptor> subject,
        SortedMap<String, String> annotations) {

    private static final Set<String> TYPES =
            Set.of(MediaTypes.MANIFEST, MediaTypes.INDEX, MediaTypes.DOCKER_MANIFEST, MediaTypes.DOCKER_INDEX);

    public ManifestContent {
        blobs = List.copyOf(blobs);
        manifests = List.copyOf(manifests);
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /**
     * Reads a manifest or an index.
     *
     * @throws IllegalArgumentException where these bytes are neither, or a part of a manifest is named by no digest of SHA-256
     */
    public static ManifestContent parse(byte[] bytes) {
        JsonObject content = DescriptorJson.object(bytes);
        boolean isIndex = content.get("manifests") instanceof JsonArray;
        String mediaType =
                DescriptorJson.text(content.get("mediaType")).orElse(isIndex ? MediaTypes.INDEX : MediaTypes.MANIFEST);
        if (!TYPES.contains(mediaType)) {
            throw new IllegalArgumentException("its mediaType is that of something else");
        }
        List<Descriptor> blobs = new ArrayList<>();
        Optional<String> artifactType = DescriptorJson.text(content.get("artifactType"));
        if (!isIndex) {
            Descriptor config = part(content.get("config"), "config");
            blobs.add(config);
            blobs.addAll(parts(content, "layers"));
            artifactType = artifactType.or(() -> Optional.of(config.mediaType()));
        }
        return new ManifestContent(
                mediaType,
                artifactType,
                blobs,
                isIndex ? Index.parse(bytes).manifests() : List.of(),
                content.has("subject") ? Optional.of(part(content.get("subject"), "subject")) : Optional.empty(),
                DescriptorJson.annotations(content.get("annotations")));
    }

    private static List<Descriptor> parts(JsonObject content, String member) {
        if (!(content.get(member) instanceof JsonArray entries)) {
            throw new IllegalArgumentException("it has no list of " + member);
        }
        List<Descriptor> parts = new ArrayList<>();
        for (JsonElement entry : entries) {
            parts.add(part(entry, member));
        }
        return parts;
    }

    private static Descriptor part(@Nullable JsonElement element, String member) {
        return DescriptorJson.read(element)
                .orElseThrow(
                        () -> new IllegalArgumentException("in its " + member + " is no descriptor with a SHA-256"));
    }
}
