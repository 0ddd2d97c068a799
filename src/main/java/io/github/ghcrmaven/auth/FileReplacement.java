// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a file that holds secrets: nobody else may read it, it is there whole or as it was before, and no two of us change
 * it at once. The lock is a file beside it that stays: the system frees it whatever happens to this process.
 */
final class FileReplacement {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private FileReplacement() {}

    /**
     * What comes of a file.
     *
     * @param text what it holds from now on; empty where it stays as it is
     * @param result what is said of it
     */
    record Change<T>(Optional<String> text, T result) {}

    /** Reads the file and says what comes of it. */
    @FunctionalInterface
    interface Changing<T> {
        Change<T> change() throws IOException;
    }

    /**
     * Changes a file while it is locked.
     *
     * @throws FaultException where it cannot be written
     */
    static <T> T of(Path named, Changing<T> changing) {
        try {
            // where it is a link, what it leads to is replaced, and the link stays
            Path file = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
            Path folder = file.resolveSibling("");
            Files.createDirectories(folder, only("rwx------"));
            Path lock = folder.resolve("." + file.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(
                            lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), only("rw-------"));
                    FileLock held = lock(channel, file)) {
                Change<T> change = changing.change();
                if (held.isValid() && change.text().isPresent()) {
                    replace(file, change.text().get());
                }
                return change.result();
            }
        } catch (IOException e) {
            throw new FaultException(
                    named + " could not be changed (" + e.getClass().getSimpleName() + ").",
                    "see whether you may write there",
                    "login-store");
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path unfinished =
                Files.createTempFile(file.resolveSibling(""), "." + file.getFileName(), ".tmp", only("rw-------"));
        try {
            Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static FileLock lock(FileChannel channel, Path file) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            FileLock lock = tried(channel);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - end > 0) {
                throw new FaultException(
                        file + " is being changed by another build, for more than " + PATIENCE.toSeconds() + " s.",
                        "end that one, or wait for it",
                        "login-store");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // by another thread of this JVM
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
