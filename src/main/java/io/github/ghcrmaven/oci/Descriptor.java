// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a manifest says of a blob, or an index of a manifest (image-spec, descriptor.md).
 *
 * @param mediaType the type of the content
 * @param digest the content's digest
 * @param size the content's length in bytes
 * @param artifactType the type of the artifact that the content is the manifest of, where it is said
 * @param annotations what else is said of it; may be empty, cannot be changed
 */
public record Descriptor(
        String mediaType,
        Digest digest,
        long size,
        Optional<String> artifactType,
        SortedMap<String, String> annotations) {

    public Descriptor {
        if (size < 0) {
            throw new IllegalArgumentException("a descriptor's size cannot be " + size);
        }
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /** Type, digest and length, and nothing else. */
    public Descriptor(String mediaType, Digest digest, long size) {
        this(mediaType, digest, size, Optional.empty(), new TreeMap<>());
    }

    /** The members in the order in which Helm writes them: that of Go's struct (image-spec, specs-go/v1/descriptor.go). */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("mediaType", mediaType);
        members.put("digest", digest.toString());
        members.put("size", size);
        if (!annotations.isEmpty()) {
            members.put("annotations", annotations);
        }
        artifactType.ifPresent(type -> members.put("artifactType", type));
        return members;
    }
}
