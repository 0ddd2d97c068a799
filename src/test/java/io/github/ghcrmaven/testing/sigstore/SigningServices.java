// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

/** What a signing configuration names beside the certificate authority. */
public enum SigningServices {
    /** The first generation of the log alone. */
    REKOR_1,
    /** The first generation of the log, and timestamps: as the public Sigstore's own in 2026. */
    REKOR_1_AND_TIMESTAMPS,
    /** The second generation of the log, which needs timestamps, since it has no time of its own. */
    REKOR_2
}
