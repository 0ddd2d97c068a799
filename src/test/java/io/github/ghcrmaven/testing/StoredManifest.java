// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import okio.ByteString;

/** A manifest, byte for byte, with the media type that it was put under. */
record StoredManifest(String mediaType, ByteString content) {

    String digest() {
        return BlobStore.digestOf(content);
    }
}
