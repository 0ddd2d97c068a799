// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The parts of an OCI manifest or index that a registry checks (OCI image specification). */
record ManifestBody(
        int schemaVersion,
        @Nullable String mediaType,
        @Nullable Descriptor config,
        @Nullable List<@Nullable Descriptor> layers,
        @Nullable List<@Nullable Descriptor> manifests) {
    static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX_TYPE = "application/vnd.oci.image.index.v1+json";

    private static final Gson GSON = new Gson();

    /** What is pointed at. */
    record Descriptor(@Nullable String digest, long size) {}

    /** Empty for what is no JSON object, or has fields of another kind. */
    static Optional<ManifestBody> parse(ByteString content) {
        try {
            return Optional.ofNullable(GSON.fromJson(content.utf8(), ManifestBody.class));
        } catch (JsonParseException malformed) {
            return Optional.empty();
        }
    }

    Optional<String> namedType() {
        return Optional.ofNullable(mediaType);
    }

    boolean isValidAs(String contentType) {
        boolean named = mediaType == null || mediaType.equals(contentType);
        boolean shaped = contentType.equals(INDEX_TYPE) ? manifests != null : config != null && layers != null;
        return schemaVersion == 2 && named && shaped;
    }

    /** Config and layers. */
    List<@Nullable Descriptor> blobs() {
        List<@Nullable Descriptor> blobs = new ArrayList<>();
        blobs.add(config);
        blobs.addAll(layers == null ? List.of() : layers);
        return blobs;
    }

    List<@Nullable Descriptor> children() {
        return manifests == null ? List.of() : manifests;
    }
}
