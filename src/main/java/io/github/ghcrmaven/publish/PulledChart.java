// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.oci.Descriptor;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A chart that was fetched.
 *
 * @param archive the file
 * @param content what it holds
 * @param provenance the file with OpenPGP's signature, where the chart has one
 */
public record PulledChart(Path archive, Descriptor content, Optional<Path> provenance) {

    /** Digest and size, for the line that says so. */
    public String describe() {
        return content.digest().abbreviated() + ", " + Sizes.of(content.size());
    }
}
