// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.text.Shown;

/** What a bundle must hold, by its media type (sigstore/protobuf-specs, sigstore_bundle.proto). */
public enum BundleVersion {
    /** The log's promise is required, the proof is not. */
    V0_1,
    /** The proof with its checkpoint is required from here on. */
    V0_2,
    /** One certificate, no chain. */
    V0_3;

    /** The media type of the newest version, the one that cosign writes and so do we. */
    public static final String CURRENT = "application/vnd.dev.sigstore.bundle.v0.3+json";

    static BundleVersion of(String mediaType) {
        return switch (mediaType) {
            case "application/vnd.dev.sigstore.bundle+json;version=0.1" -> V0_1;
            case "application/vnd.dev.sigstore.bundle+json;version=0.2" -> V0_2;
            case "application/vnd.dev.sigstore.bundle+json;version=0.3", CURRENT -> V0_3;
            default ->
                throw new RefusedException(
                        "the bundle's mediaType " + Shown.of(mediaType) + " is not one of a version that is known");
        };
    }
}
