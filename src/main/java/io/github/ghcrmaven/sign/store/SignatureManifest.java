// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import okio.ByteString;

/**
 * A manifest that holds signatures, as anybody may have written it (image-spec, manifest.md).
 *
 * @param artifactType what it says to be, where it says so
 * @param layers in their order
 */
record SignatureManifest(Optional<String> artifactType, List<Descriptor> layers) {

    /** As much as registries take (distribution-spec, "Pushing Manifests"). */
    private static final int LONGEST = 4 << 20;

    SignatureManifest {
        layers = List.copyOf(layers);
    }

    /** @throws RefusedException where it is no manifest, or a layer is no descriptor */
    static SignatureManifest parse(byte[] bytes) {
        return of(members(bytes));
    }

    /** Of a manifest that has been read already. */
    static SignatureManifest of(JsonMembers json) {
        return new SignatureManifest(
                json.optionalText("artifactType"),
                json.objects("layers").stream().map(SignatureManifest::layer).toList());
    }

    /** @throws RefusedException where it is no JSON object */
    static JsonMembers members(byte[] bytes) {
        return JsonText.object(ByteString.of(bytes), "the manifest", LONGEST);
    }

    private static Descriptor layer(JsonMembers json) {
        try {
            return new Descriptor(
                    json.text("mediaType"),
                    Digest.parse(json.text("digest")),
                    json.count("size"),
                    Optional.empty(),
                    annotations(json));
        } catch (IllegalArgumentException e) {
            // without cause: its message repeats what stands there
            throw new RefusedException(json.path() + " has no digest of SHA-256");
        }
    }

    private static SortedMap<String, String> annotations(JsonMembers json) {
        SortedMap<String, String> annotations = new TreeMap<>();
        if (json.has("annotations")) {
            JsonMembers members = json.object("annotations");
            for (Map.Entry<String, JsonElement> member : members.json().entrySet()) {
                if (member.getValue() instanceof JsonPrimitive value && value.isString()) {
                    annotations.put(member.getKey(), value.getAsString());
                }
            }
        }
        return annotations;
    }
}
