// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of one repository are kept for the builds of a user, which may run side by side. It is a convenience: where
 * it cannot be read, written or locked, the repository is asked each time.
 */
final class TrustCache {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Path folder;
    private final Path file;
    private final Path lockFile;
    private final Consumer<String> note;

    /**
     * @param folder made where it is not there
     * @param key the repository's
     * @param note told in one line what does not work
     */
    TrustCache(Path folder, String key, Consumer<String> note) {
        this.folder = folder;
        this.file = folder.resolve(key + ".json");
        this.lockFile = folder.resolve(key + ".lock");
        this.note = note;
    }

    /** What is kept; nothing where it cannot be read. */
    KeptFiles read() {
        if (!Files.isRegularFile(file)) {
            return KeptFiles.NONE;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return KeptFiles.parse(ByteString.of(in.readNBytes(KeptFiles.LONGEST + 1)));
        } catch (IOException | RefusedException e) {
            return KeptFiles.NONE;
        }
    }

    /** Keeps files; whoever reads at the same time gets the old ones or the new ones, each of them whole. */
    void write(KeptFiles files) {
        @Nullable Path written = null;
        try {
            written = Files.createTempFile(folder, "new", ".json");
            Files.write(written, files.json().toByteArray());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            note.accept("The trust root is not kept in " + folder + " (" + e.getMessage() + ").");
            delete(written);
        }
    }

    private static void delete(@Nullable Path written) {
        if (written != null) {
            try {
                Files.deleteIfExists(written);
            } catch (IOException e) {
                // a stray file in a cache
            }
        }
    }

    /**
     * Waits until no other build and no other thread asks the repository.
     *
     * @return held until it is closed; empty where the folder knows no locks
     */
    Optional<FileChannel> lock() throws InterruptedIOException {
        @Nullable FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (!isLocked(channel)) {
                Thread.sleep(POLL.toMillis());
            }
            return Optional.of(channel);
        } catch (IOException e) {
            close(channel);
            return Optional.empty();
        } catch (InterruptedException e) {
            close(channel);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another build reads the trust root");
        }
    }

    /** A lock of the file system is the whole JVM's; that it has it already is thrown, in whichever class loader it was taken. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // nothing was written through it
            }
        }
    }
}
