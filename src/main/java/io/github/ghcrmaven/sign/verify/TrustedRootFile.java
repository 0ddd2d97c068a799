// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import okio.ByteString;

/** A {@code trusted_root.json} on a disk, and what stands in for one where nobody needs to be trusted. */
public final class TrustedRootFile {

    private static final String EMPTY = "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}";

    private TrustedRootFile() {}

    /**
     * Reads the file.
     *
     * @throws FaultException where it is not there, or is no trusted root
     * @throws IOException where it cannot be read
     */
    public static TrustedRoot read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FaultException(
                    "There is no trusted root " + file + ".",
                    "correct signTrustedRoot, -Dghcr.sign.trustedRoot: the path of a trusted_root.json",
                    "trusted-root");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return TrustedRoot.parse(ByteString.of(in.readNBytes(Limits.TRUSTED_ROOT + 1)), file.toString());
        }
    }

    /** Trusts neither log nor authority: for signatures by a key that is at hand. */
    public static TrustedRoot nobody() {
        return TrustedRoot.parse(ByteString.encodeUtf8(EMPTY), "of nobody");
    }
}
