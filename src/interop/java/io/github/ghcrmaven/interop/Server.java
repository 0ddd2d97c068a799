// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that listens on a port of its own choice and says on which, until it is closed. */
public final class Server implements AutoCloseable {

    private static final int TRIES = 200;
    private static final int PAUSE_MILLIS = 50;

    private final Process process;
    private final Path log;
    private final String address;
    // A build that is interrupted closes nothing.
    private final Thread atExit;

    /** Starts {@code command}; {@code address} finds host and port, its only group, in what the program writes. */
    public Server(List<String> command, Path log, Pattern address) throws IOException {
        this.log = log;
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        atExit = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
        this.address = waitFor(address);
    }

    /** Host and port. */
    public String address() {
        return address;
    }

    /** What it has written so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    private String waitFor(Pattern pattern) throws IOException {
        for (int tries = 0; tries < TRIES && process.isAlive(); tries++) {
            Matcher matcher = pattern.matcher(log());
            if (matcher.find()) {
                return matcher.group(1);
            }
            pause();
        }
        process.destroy();
        throw new IOException("A server did not start:\n" + log());
    }

    private void pause() throws IOException {
        try {
            process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
