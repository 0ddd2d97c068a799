// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.layout;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.ContentCheck;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.BlobSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * One folder that is an OCI image layout, or becomes one with the first write (image-spec, image-layout.md). What is written
 * is named by {@code index.json} last, so that whoever stops halfway has changed nothing that is named.
 */
final class ImageLayout {

    /** Registries hold manifests of up to 4 MiB (distribution-spec, "Pushing manifests"). */
    private static final int LONGEST_DOCUMENT = 4 << 20;

    private static final int BUFFER = 32 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path BLOBS = Path.of("blobs", "sha256");
    private static final Path INDEX = Path.of("index.json");

    private final Path folder;
    private final LayoutFiles files;
    private final LayoutMark mark;
    private volatile boolean made;

    ImageLayout(Path folder) {
        this.folder = folder;
        this.files = new LayoutFiles(folder);
        this.mark = new LayoutMark(folder, files);
    }

    /**
     * What is in it; empty where there is no layout yet.
     *
     * @throws FaultException where the folder is something else
     */
    Optional<LayoutIndex> index() throws IOException {
        return mark.isThere() ? Optional.of(named()) : Optional.empty();
    }

    /** Refuses a folder that is something else, or where nobody may write. */
    void requireWritable() throws IOException {
        Path there = folder;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new FaultException(
                    there + " is no folder that you may write to.", "name another one, or let yourself in", "layout");
        }
        mark.isThere();
    }

    /** The bytes of a manifest; empty where there is none. */
    Optional<byte[]> manifest(Digest digest) throws IOException {
        Optional<byte[]> content = files.read(file(digest), LONGEST_DOCUMENT);
        if (content.isPresent() && !Digest.of(content.get()).equals(digest)) {
            throw damaged(digest, "has the digest " + Digest.of(content.get()));
        }
        return content;
    }

    /** Whether a blob is there, in its length: whether its bytes are right is seen when it is read. */
    boolean holds(Descriptor blob) throws IOException {
        return files.size(file(blob.digest()))
                .filter(size -> size == blob.size())
                .isPresent();
    }

    /** Reads a blob into the sink, see {@code Registry#readBlob}. */
    void read(Descriptor blob, BlobSink sink) throws IOException {
        if (!holds(blob)) {
            Optional<Long> size = files.size(file(blob.digest()));
            throw damaged(
                    blob.digest(),
                    size.isEmpty()
                            ? "is not there"
                            : "has " + size.get() + " bytes instead of the " + blob.size()
                                    + " that its descriptor says");
        }
        try {
            try (InputStream in = files.open(file(blob.digest()));
                    OutputStream out = sink.begin(blob)) {
                Optional<String> wrong = copy(blob, in, out);
                if (wrong.isPresent()) {
                    throw damaged(blob.digest(), wrong.get());
                }
            }
        } catch (IOException | RuntimeException e) {
            sink.discard();
            throw e;
        }
        sink.accept();
    }

    /** Makes a blob, unless it is there as it should be: what an earlier try has damaged is mended. */
    void put(Blob blob) throws IOException {
        make();
        Descriptor descriptor = blob.descriptor();
        if (holds(descriptor) && isIntact(descriptor)) {
            return;
        }
        files.replace(file(descriptor.digest()), out -> {
            try (InputStream in = blob.content().open()) {
                Optional<String> wrong = copy(descriptor, in, out);
                if (wrong.isPresent()) {
                    throw new IOException(blob.name() + " has changed since it was hashed: it " + wrong.get() + ".");
                }
            }
        });
    }

    private boolean isIntact(Descriptor blob) throws IOException {
        try (InputStream in = files.open(file(blob.digest()))) {
            return copy(blob, in, OutputStream.nullOutputStream()).isEmpty();
        }
    }

    /** Never more than the descriptor says, and what is wrong with it. */
    private static Optional<String> copy(Descriptor blob, InputStream in, OutputStream out) throws IOException {
        ContentCheck check = new ContentCheck(blob);
        byte[] buffer = new byte[BUFFER];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            Optional<String> wrong = check.next(buffer, length);
            if (wrong.isPresent()) {
                return wrong;
            }
            out.write(buffer, 0, length);
        }
        return check.end();
    }

    /** Makes a manifest, which nothing names yet. */
    void put(byte[] manifest) throws IOException {
        if (manifest.length > LONGEST_DOCUMENT) {
            throw damaged(Digest.of(manifest), "would have more than " + LONGEST_DOCUMENT + " bytes");
        }
        put(Blob.of(MediaTypes.MANIFEST, "manifest", manifest));
    }

    /**
     * Changes {@code index.json} while nobody else does.
     *
     * @param change what it becomes; empty where it stays as it is
     * @return whether it was changed
     */
    boolean change(Function<LayoutIndex, Optional<LayoutIndex>> change) throws IOException {
        make();
        return LayoutLock.holding(folder, PATIENCE, () -> {
            Optional<LayoutIndex> changed = change.apply(named());
            if (changed.isPresent()) {
                write(changed.get().index());
            }
            return changed.isPresent();
        });
    }

    private void make() throws IOException {
        if (made) {
            return;
        }
        requireWritable();
        files.makeFolder(Path.of(""));
        made = LayoutLock.holding(folder, PATIENCE, () -> {
            mark.put();
            files.makeFolder(BLOBS);
            if (files.size(INDEX).isEmpty()) {
                write(Index.empty());
            }
            return true;
        });
    }

    private LayoutIndex named() throws IOException {
        // absent where whoever made the layout was stopped
        byte[] content = files.read(INDEX, LONGEST_DOCUMENT)
                .orElseGet(() -> Index.empty().bytes());
        try {
            return new LayoutIndex(Index.parse(content));
        } catch (IllegalArgumentException e) {
            throw new FaultException(
                    folder.resolve(INDEX) + " is no image index: " + e.getMessage() + ".",
                    "make the layout anew",
                    "layout-content");
        }
    }

    private void write(Index index) throws IOException {
        byte[] content = index.bytes();
        if (content.length > LONGEST_DOCUMENT) {
            throw new FaultException(
                    folder.resolve(INDEX) + " would have more than " + LONGEST_DOCUMENT + " bytes.",
                    "begin a new layout in another folder",
                    "layout-content");
        }
        files.replace(INDEX, out -> out.write(content));
    }

    private static Path file(Digest digest) {
        return BLOBS.resolve(digest.hex());
    }

    /** The fault for a layout that does not hold what it has to. */
    FaultException damaged(Digest digest, String how) {
        return new FaultException(
                "The blob " + digest + " in " + folder + " " + how + ".",
                "make the layout anew, or copy it once more from where it is complete",
                "layout-content");
    }
}
