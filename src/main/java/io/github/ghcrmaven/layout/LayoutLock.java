// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.layout;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Held by whoever changes a layout: other threads, and other processes. Its file stays: the system ends the lock whatever
 * happens to this process, and to delete the file would let two hold it.
 */
final class LayoutLock implements AutoCloseable {

    /** The name of its file. */
    static final String FILE = ".lock";

    private final FileChannel channel;
    private final FileLock lock;

    private LayoutLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits until nobody else holds it.
     *
     * @param patience how long; a change takes milliseconds
     */
    static LayoutLock of(Path folder, Duration patience) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(FILE),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        try {
            return new LayoutLock(channel, wait(channel, folder, patience));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock wait(FileChannel channel, Path folder, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            FileLock lock = tried(channel);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - end > 0) {
                throw new FaultException(
                        folder + " is being changed by somebody else, for more than " + patience.toSeconds() + " s.",
                        "end the other build, or wait for it",
                        "layout-in-use");
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
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

    @Override
    public void close() throws IOException {
        try {
            lock.release();
        } finally {
            channel.close();
        }
    }
}
