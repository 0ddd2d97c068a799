// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Copies blobs from one repository to another, each once. A blob waits in a file, verified, so that none of it has to fit into
 * memory, and the target can ask for it anew. Used by one thread.
 */
public final class BlobCopy {

    private final Registry source;
    private final Repository from;
    private final Registry target;
    private final Repository to;
    private final OpenUploads uploads;
    private final Path scratch;
    private final Set<Digest> copied = new HashSet<>();

    /**
     * A copy.
     *
     * @param source that of {@code from}
     * @param target that of {@code to}
     * @param uploads open ones to {@code to}
     * @param scratch a folder for the files, which is made; they are gone afterwards
     */
    public BlobCopy(
            Registry source, Repository from, Registry target, Repository to, OpenUploads uploads, Path scratch) {
        this.source = source;
        this.from = from;
        this.target = target;
        this.to = to;
        this.uploads = uploads;
        this.scratch = scratch;
    }

    /** Copies a blob. It is read only if the target wants it. */
    public void copy(Descriptor blob) throws IOException {
        if (copied.contains(blob.digest())) {
            return;
        }
        Files.createDirectories(scratch);
        Path file = Files.createTempFile(scratch, blob.digest().hex(), "");
        try {
            Files.delete(file);
            target.putBlob(to, new Blob(blob, blob.digest().abbreviated(), () -> open(blob, file)), uploads.take());
        } finally {
            Files.deleteIfExists(file);
        }
        copied.add(blob.digest());
    }

    private InputStream open(Descriptor blob, Path file) throws IOException {
        if (!Files.exists(file)) {
            source.readBlob(from, blob, new FileSink(file));
        }
        return Files.newInputStream(file);
    }
}
