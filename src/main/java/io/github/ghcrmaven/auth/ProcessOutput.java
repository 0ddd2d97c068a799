// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a short program said.
 *
 * @param status its exit status
 * @param output the beginning of what it wrote, which may be a secret
 * @param errors the beginning of what it wrote as errors
 */
record ProcessOutput(int status, String output, String errors) {

    private static final int LONGEST = 1 << 20;

    /**
     * Runs a program, which gets no input, and stops it where it takes longer than it may.
     *
     * @throws IOException where it cannot be started, or is not done in time
     */
    static ProcessOutput of(List<String> command, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        Process process = new ProcessBuilder(command).start();
        try {
            process.getOutputStream().close();
            FutureTask<String> output = reading(process.getInputStream());
            FutureTask<String> errors = reading(process.getErrorStream());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("not done within " + limit.toSeconds() + " s");
            }
            return new ProcessOutput(process.exitValue(), text(output, end), text(errors, end));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String text(FutureTask<String> reading, long end) throws IOException, InterruptedException {
        try {
            return reading.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("its output could not be read");
        }
    }

    /** Reads to the end, so that the program is never held up, and keeps the beginning. */
    private static FutureTask<String> reading(InputStream stream) {
        FutureTask<String> task = new FutureTask<>(() -> {
            try (InputStream in = stream) {
                String beginning = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
                long unused = in.transferTo(OutputStream.nullOutputStream()); // skipping may stop before the end
                return beginning;
            }
        });
        Thread thread = new Thread(task, "output of a program");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** Without what it said: that may be a secret. */
    @Override
    public String toString() {
        return "exit status " + status;
    }
}
