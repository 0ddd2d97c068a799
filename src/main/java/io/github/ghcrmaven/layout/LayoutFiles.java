// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.layout;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The files of a layout's folder. A link in it could lead anywhere, so none is followed; a device or a pipe could have no end,
 * so none is opened. Each file comes into being whole or not at all.
 */
final class LayoutFiles {

    /** What ends the name of a file that is being written. */
    private static final String UNFINISHED = ".tmp";

    private final Path folder;

    LayoutFiles(Path folder) {
        this.folder = folder;
    }

    /** Whether the folder is there. */
    boolean isThere() throws IOException {
        return isFolder(folder);
    }

    /** The names in the folder, without those of files that were never finished. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".") || !name.endsWith(UNFINISHED)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** A file's length in bytes; empty where there is none. */
    Optional<Long> size(Path name) throws IOException {
        Path path = folder;
        for (Path part : name.getParent() == null ? List.<Path>of() : name.getParent()) {
            path = path.resolve(part);
            if (!isFolder(path)) {
                return Optional.empty();
            }
        }
        Path file = folder.resolve(name);
        Optional<BasicFileAttributes> found = attributes(file);
        if (found.isPresent() && !found.get().isRegularFile()) {
            throw refused(file, "file");
        }
        return found.map(BasicFileAttributes::size);
    }

    /**
     * A file's content; empty where there is none.
     *
     * @param longest as many bytes as it may have
     */
    Optional<byte[]> read(Path name, int longest) throws IOException {
        if (size(name).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = open(name)) {
            byte[] content = in.readNBytes(longest + 1);
            if (content.length > longest) {
                throw new FaultException(
                        folder.resolve(name) + " has more than " + longest + " bytes.",
                        "make the layout anew",
                        "layout-content");
            }
            return Optional.of(content);
        }
    }

    /** Opens a file that {@link #size} has found. */
    InputStream open(Path name) throws IOException {
        return Files.newInputStream(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes a folder, and those that lead to it. */
    void makeFolder(Path name) throws IOException {
        Files.createDirectories(folder);
        Path path = folder;
        for (Path part : name) {
            path = path.resolve(part);
            if (!isFolder(path)) {
                Files.createDirectories(path);
            }
        }
    }

    /** Writes what becomes of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Makes a file, or replaces it. Its folder is there. Where this fails, it is as it was before. */
    void replace(Path name, Content content) throws IOException {
        // not createTempFile: nobody else could read what it makes
        Path unfinished = folder.resolve("." + UUID.randomUUID() + UNFINISHED);
        try {
            try (OutputStream out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW)) {
                content.writeTo(out);
            }
            size(name);
            Files.move(
                    unfinished,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static boolean isFolder(Path path) throws IOException {
        Optional<BasicFileAttributes> found = attributes(path);
        if (found.isPresent() && !found.get().isDirectory()) {
            throw refused(path, "folder");
        }
        return found.isPresent();
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static FaultException refused(Path path, String expected) {
        return new FaultException(
                path + " is no " + expected + ", and a link in an image layout is not followed.",
                "name another folder, or put a " + expected + " there",
                "layout");
    }
}
