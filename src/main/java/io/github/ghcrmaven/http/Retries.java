// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * How often and how long a unit of work is tried again when a server is {@link UnavailableException unavailable}. Nothing
 * else is ever retried.
 *
 * @param attempts how often the unit is tried in all
 * @param firstDelay the wait after the first failure, unless that needs a longer one; it doubles
 * @param longestDelay the longest wait, also where a server asks for a longer one
 * @param note told of each retry, one line
 */
public record Retries(int attempts, Duration firstDelay, Duration longestDelay, Consumer<String> note) {

    /** What is waited after the first failure, where nothing asks for more. */
    public static final Duration FIRST_DELAY = Duration.ofMillis(500);

    /** Five tries within about ten seconds. */
    public static Retries standard(Consumer<String> note) {
        return new Retries(5, FIRST_DELAY, Duration.ofMinutes(2), note);
    }

    /** A piece of work that is done whole or tried again whole. */
    @FunctionalInterface
    public interface Unit<T> {

        /**
         * Does the work.
         *
         * @param attempt 1 for the first time
         */
        T attempt(int attempt) throws IOException;
    }

    /**
     * Runs the unit.
     *
     * @throws IOException the last failure, where all attempts failed
     */
    public <T> T run(Unit<T> unit) throws IOException {
        RetryPolicy<T> policy = RetryPolicy.<T>builder()
                .handleIf(failure -> failure instanceof UnavailableException unavailable && unavailable.worthRetrying())
                .withMaxAttempts(attempts)
                .withDelayFn(context -> delay(context.getAttemptCount(), context.getLastException()))
                .onRetryScheduled(event -> note.accept(String.format(
                        Locale.ROOT,
                        "%s Trying again in %.1f s (%d of %d).",
                        what(event.getLastException()),
                        event.getDelay().toMillis() / 1000.0,
                        event.getAttemptCount() + 1,
                        attempts)))
                .build();
        try {
            return Failsafe.with(policy).get(context -> unit.attempt(context.getAttemptCount() + 1));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting to try again");
            }
            throw e;
        }
    }

    /** What the server asks for, to the second; else the doubled wait, a tenth more or less. Never the longest exceeded. */
    private Duration delay(int attemptsMade, Throwable failure) {
        Duration wait = failure instanceof UnavailableException unavailable
                ? unavailable
                        .retryAfter()
                        .orElseGet(() -> planned(unavailable.pace().orElse(firstDelay), attemptsMade))
                : planned(firstDelay, attemptsMade);
        return wait.compareTo(longestDelay) < 0 ? wait : longestDelay;
    }

    private Duration planned(Duration first, int attemptsMade) {
        double doubled = first.toNanos() * Math.pow(2, attemptsMade - 1);
        return Duration.ofNanos((long) (doubled * ThreadLocalRandom.current().nextDouble(0.9, 1.1)));
    }

    private static String what(Throwable failure) {
        return failure instanceof UnavailableException unavailable
                ? unavailable.fault().what()
                : failure.toString();
    }
}
