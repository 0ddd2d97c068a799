// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Content that the tests of the registry share. */
final class Samples {
    static final byte[] EMPTY_INDEX =
            bytes("{\"schemaVersion\":2,\"mediaType\":\"" + ManifestBody.INDEX_TYPE + "\",\"manifests\":[]}");

    private Samples() {}

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** A manifest with this config and this one layer. */
    static String manifest(byte[] config, byte[] layer) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + ManifestBody.MANIFEST_TYPE + "\",\"config\":"
                + descriptor(config) + ",\"layers\":[" + descriptor(layer) + "]}";
    }

    static String descriptor(byte[] content) {
        return "{\"mediaType\":\"application/octet-stream\",\"digest\":\"" + RegistryClient.digest(content)
                + "\",\"size\":" + content.length + "}";
    }
}
