// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Content that these tests share. */
final class Samples {

    static final Repository REPOSITORY = new Repository("registry.example", "acme/charts/web");
    static final Tag TAG = new Tag("1.0.0");
    static final Blob CONFIG = Blob.of(MediaTypes.HELM_CONFIG, "web config", bytes("{\"name\":\"web\"}"));
    static final Blob LAYER = Blob.of(MediaTypes.HELM_CHART, "web-1.0.0.tgz", bytes("as good as an archive"));
    static final Manifest MANIFEST = manifest("first");
    static final Manifest OTHER = manifest("other");

    private Samples() {}

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** One of config and layer, and this annotation. */
    static Manifest manifest(String description) {
        return Manifest.of(
                CONFIG.descriptor(),
                List.of(LAYER.descriptor()),
                new TreeMap<>(Map.of("org.opencontainers.image.ref.name", "not-a-tag", "description", description)));
    }

    static Manifest referrer(String name) {
        return Manifest.referrer(
                "application/vnd.example." + name,
                List.of(LAYER.descriptor()),
                new Descriptor(MediaTypes.MANIFEST, MANIFEST.digest(), MANIFEST.bytes().length),
                new TreeMap<>(Map.of("of", name)));
    }

    static void putBlobs(Registry registry) throws IOException {
        registry.putBlob(REPOSITORY, CONFIG, Optional.empty());
        registry.putBlob(REPOSITORY, LAYER, Optional.empty());
        registry.putBlob(REPOSITORY, Blob.of(MediaTypes.EMPTY, "empty config", bytes("{}")), Optional.empty());
    }

    /** Puts the manifest, under its digest and then its tag. */
    static void publish(Registry registry) throws IOException {
        putBlobs(registry);
        registry.putManifest(REPOSITORY.at(MANIFEST.digest()), MANIFEST);
        registry.putManifest(REPOSITORY.tagged(TAG), MANIFEST);
    }

    static JsonObject index(Path layout) throws IOException {
        return JsonParser.parseString(Files.readString(layout.resolve("index.json")))
                .getAsJsonObject();
    }

    static Path blob(Path layout, Digest digest) {
        return layout.resolve("blobs/sha256").resolve(digest.hex());
    }
}
