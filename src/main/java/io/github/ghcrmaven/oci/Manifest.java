// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An image manifest (image-spec, manifest.md). It is serialised once; those bytes are hashed and sent. */
public final class Manifest {

    /** The config of a manifest that needs none: {@code {}} (image-spec, "Guidance for an Empty Descriptor"). */
    public static final Descriptor EMPTY_CONFIG =
            new Descriptor(MediaTypes.EMPTY, Digest.of("{}".getBytes(StandardCharsets.UTF_8)), 2);

    private final byte[] bytes;
    private final Descriptor descriptor;

    private Manifest(byte[] bytes, Optional<String> artifactType, SortedMap<String, String> annotations) {
        this(bytes, MediaTypes.MANIFEST, artifactType, annotations);
    }

    private Manifest(
            byte[] bytes, String mediaType, Optional<String> artifactType, SortedMap<String, String> annotations) {
        this.bytes = bytes;
        this.descriptor = new Descriptor(mediaType, Digest.of(bytes), bytes.length, artifactType, annotations);
    }

    /**
     * A manifest of these parts as Helm writes one: {@code schemaVersion}, {@code config}, {@code layers}, {@code
     * annotations}, and neither {@code mediaType} nor {@code artifactType} in the body (pkg/registry/client.go). The layers
     * are ordered by digest, as Helm orders them.
     */
    public static Manifest of(Descriptor config, List<Descriptor> layers, SortedMap<String, String> annotations) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 2);
        members.put("config", config.members());
        members.put(
                "layers",
                layers.stream()
                        .sorted((a, b) -> a.digest().hex().compareTo(b.digest().hex()))
                        .map(Descriptor::members)
                        .toList());
        if (!annotations.isEmpty()) {
            members.put("annotations", new TreeMap<>(annotations));
        }
        return new Manifest(GoJson.bytes(members), Optional.empty(), annotations);
    }

    /**
     * A manifest that says something of another one, without a config of its own: {@link #EMPTY_CONFIG} has to be there
     * (image-spec, "Guidelines for Artifact Usage"). The members are in the order of Go's struct
     * (specs-go/v1/manifest.go), the layers as given.
     *
     * @param artifactType what it is
     * @param subject the manifest that it refers to
     */
    public static Manifest referrer(
            String artifactType, List<Descriptor> layers, Descriptor subject, SortedMap<String, String> annotations) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 2);
        members.put("mediaType", MediaTypes.MANIFEST);
        members.put("artifactType", artifactType);
        members.put("config", EMPTY_CONFIG.members());
        members.put("layers", layers.stream().map(Descriptor::members).toList());
        members.put("subject", subject.members());
        if (!annotations.isEmpty()) {
            members.put("annotations", new TreeMap<>(annotations));
        }
        return new Manifest(GoJson.bytes(members), Optional.of(artifactType), annotations);
    }

    /** A manifest that stands elsewhere already or was composed from one; an index says nothing of it but where it is. */
    public static Manifest of(byte[] bytes) {
        return new Manifest(bytes.clone(), Optional.empty(), new TreeMap<>());
    }

    /**
     * A manifest or an index that stands elsewhere, as it is; its descriptor says what it says itself.
     *
     * @throws IllegalArgumentException where these bytes are neither
     */
    public static Manifest parse(byte[] bytes) {
        ManifestContent content = ManifestContent.parse(bytes);
        return new Manifest(bytes.clone(), content.mediaType(), content.artifactType(), content.annotations());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public Digest digest() {
        return descriptor.digest();
    }

    /** What an index says of it: artifact type and annotations as well (distribution-spec, "Listing Referrers"). */
    public Descriptor descriptor() {
        return descriptor;
    }

    @Override
    public String toString() {
        return "manifest " + digest();
    }
}
