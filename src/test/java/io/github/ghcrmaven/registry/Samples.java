// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Content that these tests share. */
final class Samples {

    static final String NAME = "octocat/charts/web";
    static final Tag TAG = new Tag("1.0.0");
    static final Blob CONFIG = Blob.of(MediaTypes.HELM_CONFIG, "web config", bytes("{\"name\":\"web\"}"));
    static final Blob LAYER = Blob.of(MediaTypes.HELM_CHART, "web-1.0.0.tgz", bytes("as good as an archive"));
    static final Manifest MANIFEST =
            Manifest.of(CONFIG.descriptor(), List.of(LAYER.descriptor()), new TreeMap<String, String>());

    private Samples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Repository repository(InProcessGhcr ghcr) {
        return new Repository(ghcr.host(), NAME);
    }

    /** Puts the manifest and what it names there. */
    static void push(Registry registry, Repository repository) throws IOException {
        registry.putBlob(repository, CONFIG, Optional.empty());
        registry.putBlob(repository, LAYER, Optional.empty());
        registry.putManifest(repository.at(MANIFEST.digest()), MANIFEST);
    }
}
