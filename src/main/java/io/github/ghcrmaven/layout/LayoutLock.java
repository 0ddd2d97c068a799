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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Held by whoever changes a layout: other threads, and other processes. Its file stays: the system ends the lock whatever
 * happens to this process, and to delete the file would let two hold it.
 */
final class LayoutLock {

    /** The name of its file. */
    static final String FILE = ".lock";

    /**
     * One thread of this process has the file open at a time: to close it would end the locks that others of the process have
     * on it, too (POSIX.1-2017, fcntl).
     */
    private static final Map<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

    private LayoutLock() {}

    /** What is done while nobody else changes the layout. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Waits until nobody else holds the lock, and does the work while it is held.
     *
     * @param patience how long it waits; a change takes milliseconds
     */
    static <T> T holding(Path folder, Duration patience, Work<T> work) throws IOException {
        Semaphore threads = THREADS.computeIfAbsent(folder.toRealPath(), key -> new Semaphore(1));
        long end = System.nanoTime() + patience.toNanos();
        try {
            if (!threads.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw inUse(folder, patience);
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try (FileChannel channel = FileChannel.open(
                folder.resolve(FILE),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            while (tried(channel) == null) {
                if (System.nanoTime() - end > 0) {
                    throw inUse(folder, patience);
                }
                Thread.sleep(5);
            }
            return work.run();
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            threads.release();
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // by another class loader's copy of this class
        }
    }

    private static FaultException inUse(Path folder, Duration patience) {
        return new FaultException(
                folder + " is being changed by somebody else, for more than " + patience.toSeconds() + " s.",
                "end the other build, or wait for it",
                "layout-in-use");
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }
}
