// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Manifest;
import java.io.IOException;
import java.util.Optional;

/** How a manifest under a tag is to be changed, to which others write as well. */
@FunctionalInterface
public interface Amendment {

    /**
     * What is to stand there. It is asked again for each try, with what stands there then.
     *
     * @param there the bytes of the manifest; empty where there is none
     * @return empty where nothing is to be changed
     */
    Optional<Manifest> of(Optional<byte[]> there) throws IOException;
}
