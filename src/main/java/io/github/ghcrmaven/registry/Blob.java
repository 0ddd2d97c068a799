// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something to upload.
 *
 * @param descriptor its type, digest and length
 * @param name what it is called when its progress is shown
 * @param content opens it anew for each try
 */
public record Blob(Descriptor descriptor, String name, Content content) {

    /** Opens the bytes of a blob. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public static Blob of(String mediaType, String name, byte[] bytes) {
        return new Blob(
                new Descriptor(mediaType, Digest.of(bytes), bytes.length), name, () -> new ByteArrayInputStream(bytes));
    }

    /** A file whose digest and length are known. */
    public static Blob of(Descriptor descriptor, Path file) {
        return new Blob(descriptor, String.valueOf(file.getFileName()), () -> Files.newInputStream(file));
    }
}
