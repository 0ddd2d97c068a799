// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SideBySideTest {

    private static final Fault ONE = new Fault("one", "do this", "a");
    private static final Fault TWO = new Fault("two", "do that", "b");

    private final SideBySide sideBySide = new SideBySide();

    @AfterEach
    void close() {
        sideBySide.close();
    }

    private Future<String> failing(Exception failure) {
        return sideBySide.start(() -> {
            throw failure;
        });
    }

    @Test
    void resultsComeInTheOrderOfTheWorkWhoeverIsFirst() throws IOException {
        CountDownLatch secondIsDone = new CountDownLatch(1);
        Future<String> first = sideBySide.start(() -> {
            secondIsDone.await(); // would wait for ever if they did not run at the same time
            return "first";
        });
        Future<String> second = sideBySide.start(() -> {
            secondIsDone.countDown();
            return "second";
        });
        assertThat(SideBySide.<String>awaitAll(List.of(first, second))).containsExactly("first", "second");
    }

    @Test
    void theFaultsOfAllWorkAreThrownAsOneAndEachOnce() {
        List<Future<String>> works = List.of(
                failing(new FaultException(List.of(ONE, TWO))),
                sideBySide.start(() -> "fine"),
                failing(new FaultException(List.of(TWO))),
                failing(new FaultException(List.of(ONE))));
        FaultException thrown = catchThrowableOfType(FaultException.class, () -> SideBySide.<String>awaitAll(works));
        assertThat(thrown.faults()).containsExactly(ONE, TWO);
    }

    @Test
    void aRegistryThatCannotBeReachedGoesBeforeFaults() {
        IOException unreachable = new IOException("unreachable");
        List<Future<String>> works = List.of(failing(new FaultException(List.of(ONE))), failing(unreachable));
        assertThatThrownBy(() -> SideBySide.<String>awaitAll(works)).isSameAs(unreachable);
    }

    @Test
    void aBugFliesThroughAsItIs() {
        IllegalStateException bug = new IllegalStateException("bug");
        assertThatThrownBy(() -> SideBySide.await(failing(bug))).isSameAs(bug);
    }

    @Test
    void aFailureWaitsForTheWorkBesideIt() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch go = new CountDownLatch(1);
        Future<String> failing = sideBySide.start(() -> {
            go.countDown();
            throw new IOException("unreachable");
        });
        Future<String> slow = sideBySide.start(() -> {
            go.await();
            TimeUnit.MILLISECONDS.sleep(100);
            ended.set(true);
            return "slow";
        });
        assertThatThrownBy(() -> SideBySide.<String>awaitAll(List.of(failing, slow)))
                .hasMessage("unreachable");
        assertThat(ended).isTrue();
    }

    @Test
    void whoIsInterruptedInterruptsTheWork() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(2);
        List<Future<String>> works = List.of(waiting(interrupted), waiting(interrupted));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> SideBySide.<String>awaitAll(works)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    /** Counts down when it is interrupted. */
    private Future<String> waiting(CountDownLatch interrupted) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        Future<String> work = sideBySide.start(() -> {
            running.countDown();
            try {
                TimeUnit.SECONDS.sleep(10);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return "";
        });
        running.await();
        return work;
    }

    @Test
    void itsThreadsDoNotHoldTheVirtualMachine() throws IOException {
        assertThat(SideBySide.await(
                        sideBySide.start(() -> Thread.currentThread().isDaemon())))
                .isTrue();
    }
}
