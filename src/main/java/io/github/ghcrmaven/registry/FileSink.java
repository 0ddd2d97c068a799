// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Descriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file, which comes into being whole or not at all: until then the bytes are in {@code <name>.part} beside it. Its folder
 * has to be there; a file that was there is replaced.
 *
 * @param file the file
 */
public record FileSink(Path file) implements BlobSink {

    @Override
    public OutputStream begin(Descriptor blob) throws IOException {
        return Files.newOutputStream(part());
    }

    @Override
    public void accept() throws IOException {
        Files.move(part(), file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void discard() throws IOException {
        Files.deleteIfExists(part());
    }

    private Path part() {
        return file.resolveSibling(file.getFileName() + ".part");
    }
}
