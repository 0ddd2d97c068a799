// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a manifest says of a blob (image-spec, descriptor.md).
 *
 * @param mediaType the type of the content
 * @param digest the content's digest
 * @param size the content's length in bytes
 */
public record Descriptor(String mediaType, Digest digest, long size) {

    public Descriptor {
        if (size < 0) {
            throw new IllegalArgumentException("a descriptor's size cannot be " + size);
        }
    }

    /** The members in the order in which Helm writes them. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("mediaType", mediaType);
        members.put("digest", digest.toString());
        members.put("size", size);
        return members;
    }
}
