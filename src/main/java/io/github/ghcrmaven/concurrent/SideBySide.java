// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.concurrent;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs pieces of work that do not depend on each other at the same time, and brings together what is wrong with them. */
public final class SideBySide implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ghcr-side-by-side");
        thread.setDaemon(true);
        return thread;
    });

    /** Starts a piece of work. */
    public <T> Future<T> start(Callable<T> work) {
        return threads.submit(work);
    }

    /**
     * The result of work that was started.
     *
     * @throws FaultException as the work threw it, as every other unchecked exception
     * @throws IOException as the work threw it, or where the caller is interrupted
     */
    public static <T> T await(Future<T> work) throws IOException {
        return SideBySide.<T>awaitAll(List.of(work)).get(0);
    }

    /**
     * The results of all work, in its order.
     *
     * @throws FaultException with the faults of all of them, where nothing worse happened
     * @throws IOException the first failure of another kind, once all have ended
     */
    public static <T> List<T> awaitAll(List<? extends Future<? extends T>> works) throws IOException {
        List<T> results = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<? extends T> work : works) {
            try {
                results.add(work.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof FaultException refused) {
                    refused.faults().stream()
                            .filter(fault -> !faults.contains(fault))
                            .forEach(faults::add);
                } else {
                    failures.add(e.getCause());
                }
            } catch (InterruptedException e) {
                works.forEach(other -> other.cancel(true));
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
        if (!failures.isEmpty()) {
            rethrow(failures.get(0));
        }
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        return results;
    }

    private static void rethrow(Throwable failure) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(failure);
    }

    /** Interrupts what is still running. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
