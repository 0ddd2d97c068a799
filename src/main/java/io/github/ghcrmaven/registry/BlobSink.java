// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Descriptor;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Where a blob goes that is read. Each try is {@code begin} and then {@code accept} or {@code discard}, after the stream was
 * closed: what was written counts only once it is accepted.
 */
public interface BlobSink {

    /**
     * A try begins, with the first byte again.
     *
     * @return takes as many bytes as the descriptor says, or fewer where the try fails
     */
    OutputStream begin(Descriptor blob) throws IOException;

    /** The bytes are all there and have the descriptor's digest. */
    void accept() throws IOException;

    /** The try has failed; what was written is wrong. */
    void discard() throws IOException;
}
