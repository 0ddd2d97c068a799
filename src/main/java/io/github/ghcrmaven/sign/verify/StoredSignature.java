// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import java.util.Map;
import okio.ByteString;

/** A signature as a registry keeps it, in one of cosign's two forms; anybody may have put it there. */
public sealed interface StoredSignature {

    /**
     * A layer of the image {@code sha256-<hex>.sig} (cosign, specs/SIGNATURE_SPEC.md).
     *
     * @param payload the layer's blob: simple signing, JSON
     * @param annotations of the layer's descriptor
     */
    record LegacyLayer(ByteString payload, Map<String, String> annotations) implements StoredSignature {

        public LegacyLayer {
            annotations = Map.copyOf(annotations);
        }
    }

    /**
     * The blob of a referrer whose artifact type is a Sigstore bundle (cosign, specs/BUNDLE_SPEC.md).
     *
     * @param json UTF-8
     */
    record BundleBlob(ByteString json) implements StoredSignature {}
}
