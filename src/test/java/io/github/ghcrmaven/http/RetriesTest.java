// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RetriesTest {

    private static final Fault BUSY = new Fault("The registry is busy.", "run it again", "unavailable");

    private final List<String> notes = new ArrayList<>();
    private final List<Integer> attempts = new ArrayList<>();
    private final Retries retries = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(20), notes::add);

    private static UnavailableException busy() {
        return new UnavailableException(BUSY, null);
    }

    private <T> T failing(Retries how, int times, IOException failure, T result) throws IOException {
        return how.run(attempt -> {
            attempts.add(attempt);
            if (attempt <= times) {
                throw failure;
            }
            return result;
        });
    }

    @Test
    void whatSucceedsIsDoneOnce() throws IOException {
        assertThat(failing(retries, 0, busy(), "done")).isEqualTo("done");
        assertThat(attempts).containsExactly(1);
        assertThat(notes).isEmpty();
    }

    @Test
    void eachAttemptKnowsItsNumberAndEachRetryIsNotedOnOneLine() throws IOException {
        assertThat(failing(retries, 2, busy(), "done")).isEqualTo("done");
        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(notes)
                .containsExactly(
                        "The registry is busy. Trying again in 0.0 s (2 of 3).",
                        "The registry is busy. Trying again in 0.0 s (3 of 3).");
    }

    @Test
    void afterTheLastAttemptTheFailureItselfIsThrown() {
        UnavailableException failure = busy();
        assertThatThrownBy(() -> failing(retries, 9, failure, "done")).isSameAs(failure);
        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(notes).hasSize(2);
    }

    @Test
    void oneAttemptIsNoRetry() {
        Retries once = new Retries(1, Duration.ofMillis(1), Duration.ofMillis(20), notes::add);
        assertThatThrownBy(() -> failing(once, 9, busy(), "done")).isInstanceOf(UnavailableException.class);
        assertThat(attempts).containsExactly(1);
        assertThat(notes).isEmpty();
    }

    @Test
    void theWaitDoublesUpToTheLongest() {
        Retries longer = new Retries(5, Duration.ofMillis(100), Duration.ofMillis(250), notes::add);
        assertThatThrownBy(() -> failing(longer, 9, busy(), "done")).isInstanceOf(UnavailableException.class);
        assertThat(notes)
                .extracting(note -> note.replaceAll(".*in (.*) s .*", "$1"))
                .containsExactly("0.1", "0.2", "0.3", "0.3");
    }

    @Test
    void aFailureThatNeedsLongerBeginsWithItsOwnWait() {
        Retries longer = new Retries(4, Duration.ofMillis(1), Duration.ofMillis(250), notes::add);
        UnavailableException limited = new UnavailableException(BUSY, null, Duration.ofMillis(100));
        assertThatThrownBy(() -> failing(longer, 9, limited, "done")).isSameAs(limited);
        assertThat(notes)
                .extracting(note -> note.replaceAll(".*in (.*) s .*", "$1"))
                .containsExactly("0.1", "0.2", "0.3");
    }

    @Test
    void theWaitThatAServerAsksForIsCapped() throws IOException {
        Retries capped = new Retries(2, Duration.ofMillis(1), Duration.ofMillis(300), notes::add);
        failing(capped, 1, new UnavailableException(BUSY, Duration.ofHours(1)), "done");
        assertThat(notes).containsExactly("The registry is busy. Trying again in 0.3 s (2 of 2).");
    }

    @Test
    void theWaitThatAServerAsksForIsKept() throws IOException {
        Retries patient = new Retries(2, Duration.ofMillis(1), Duration.ofSeconds(20), notes::add);
        long start = System.nanoTime();
        failing(patient, 1, new UnavailableException(BUSY, Duration.ofMillis(400)), "done");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void whatWillNotPassByItselfIsNotTriedAgain() {
        UnavailableException lasting = new UnavailableException(BUSY, false, new IOException("unknown host"));
        assertThatThrownBy(() -> failing(retries, 9, lasting, "done")).isSameAs(lasting);
        assertThat(attempts).containsExactly(1);
    }

    @Test
    void noOtherFailureIsTriedAgain() {
        IOException disk = new IOException("the disk is full");
        assertThatThrownBy(() -> failing(retries, 9, disk, "done")).isSameAs(disk);
        FaultException refusal = new FaultException("no", "ask", "denied");
        assertThatThrownBy(() -> retries.run(attempt -> {
                    attempts.add(attempt);
                    throw refusal;
                }))
                .isSameAs(refusal);
        assertThat(attempts).containsExactly(1, 1);
        assertThat(notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsInterruptedDoesNotWait(boolean serverAsks) {
        Duration hour = Duration.ofHours(1);
        Retries slow = new Retries(3, serverAsks ? Duration.ofMillis(1) : hour, hour.plus(hour), notes::add);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> failing(slow, 9, new UnavailableException(BUSY, serverAsks ? hour : null), "done"))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).containsExactly(1);
    }

    @Test
    void theStandardIsFiveAttempts() {
        assertThat(Retries.standard(notes::add).attempts()).isEqualTo(5);
    }
}
