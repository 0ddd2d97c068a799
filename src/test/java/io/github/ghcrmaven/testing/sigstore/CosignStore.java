// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.ByteString;

/** Puts signatures into a registry as cosign does; they need not be good ones. */
public final class CosignStore {

    public static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    public static final String SIMPLE_SIGNING = "application/vnd.dev.cosign.simplesigning.v1+json";

    private final InProcessGhcr registry;
    private final String repository;
    private final Digest subject;
    private final JsonArray layers = new JsonArray();
    private Index index = Index.empty();

    public CosignStore(InProcessGhcr registry, String repository, Digest subject) {
        this.registry = registry;
        this.repository = repository;
        this.subject = subject;
    }

    /** A further layer of the {@code .sig} tag. */
    public CosignStore layer(ByteString payload, Map<String, String> annotations) {
        return layer(registry.seedBlob(repository, payload.toByteArray()), payload.size(), annotations);
    }

    /** The same, whether or not there is such a blob. */
    public CosignStore layer(String digest, long size, Map<String, String> annotations) {
        JsonObject layer = new JsonObject();
        layer.addProperty("mediaType", SIMPLE_SIGNING);
        layer.addProperty("digest", digest);
        layer.addProperty("size", size);
        JsonObject members = new JsonObject();
        annotations.forEach(members::addProperty);
        layer.add("annotations", members);
        layers.add(layer);
        JsonObject manifest = new JsonObject();
        manifest.addProperty("schemaVersion", 2);
        manifest.addProperty("mediaType", MediaTypes.MANIFEST);
        manifest.add("layers", layers);
        registry.seedManifest(repository, tag(), manifest.toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A further referrer, listed under the tag of referrers with its type and annotations. */
    public CosignStore bundle(ByteString json) {
        Manifest referrer = referrer(json);
        return listed(referrer, referrer.descriptor());
    }

    /** The manifest of a bundle, whose blob is there already. */
    public Manifest referrer(ByteString json) {
        String digest = registry.seedBlob(repository, json.toByteArray());
        Descriptor blob = new Descriptor(BUNDLE, Digest.parse(digest), json.size());
        return Manifest.referrer(
                BUNDLE, List.of(blob), new Descriptor(MediaTypes.MANIFEST, subject, 1), new TreeMap<>(Map.of()));
    }

    /** A manifest that is there, listed as the descriptor says. */
    public CosignStore listed(Manifest referrer, Descriptor entry) {
        registry.seedManifest(repository, "of-" + referrer.digest().hex(), referrer.bytes());
        return entered(entry);
    }

    /** An entry of the list, whether or not there is such a manifest. */
    public CosignStore entered(Descriptor entry) {
        index = index.with(entry);
        registry.seedManifest(repository, Tag.ofReferrers(subject).name(), index.bytes());
        return this;
    }

    /** The tag of the legacy signatures. */
    public String tag() {
        return "sha256-" + subject.hex() + ".sig";
    }
}
