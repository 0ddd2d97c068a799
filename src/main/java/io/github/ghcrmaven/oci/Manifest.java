// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image manifest as Helm writes one: {@code schemaVersion}, {@code config}, {@code layers}, {@code annotations}, and
 * neither {@code mediaType} nor {@code artifactType} in the body (pkg/registry/client.go). It is serialised once; those
 * bytes are hashed and sent.
 */
public final class Manifest {

    private final byte[] bytes;
    private final Digest digest;

    private Manifest(byte[] bytes) {
        this.bytes = bytes;
        this.digest = Digest.of(bytes);
    }

    /** A manifest of these parts; the layers are ordered by digest, as Helm orders them. */
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
        return new Manifest(GoJson.bytes(members));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public Digest digest() {
        return digest;
    }

    @Override
    public String toString() {
        return "manifest " + digest;
    }
}
