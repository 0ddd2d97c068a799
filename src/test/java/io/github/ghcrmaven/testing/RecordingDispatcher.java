// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Takes requests from mockwebserver3: counts them, lets the planned fault at them, and records the answer. */
final class RecordingDispatcher extends Dispatcher {
    private final AtomicInteger identifiers = new AtomicInteger();
    private final LocalServer server;
    private final Exchanges exchanges;
    private final Faults faults;
    private final CountDownLatch closing;
    private final Site site;

    RecordingDispatcher(LocalServer server, Exchanges exchanges, Faults faults, CountDownLatch closing, Site site) {
        this.server = server;
        this.exchanges = exchanges;
        this.faults = faults;
        this.closing = closing;
        this.site = site;
    }

    @Override
    public MockResponse dispatch(RecordedRequest recorded) throws InterruptedException {
        server.forgetRequests();
        return Wire.response(recorded, answer(recorded));
    }

    private Answer answer(RecordedRequest recorded) {
        long started = System.nanoTime();
        Request request;
        try {
            request = Request.of(recorded);
        } catch (IllegalArgumentException malformed) {
            return Answer.text(400, malformed + "\n");
        }
        Step step = site.step(request);
        int ordinal = exchanges.arrived(step);
        Optional<Fault> fault = faults.at(step, ordinal);
        Answer answer = fault.map(planned -> planned.strike(handling(request))).orElseGet(() -> handled(request));
        Answer finished = site.finished(answer, request).with("x-github-request-id", identifier());
        exchanges.add(new Exchange(
                step.name(),
                ordinal,
                request.method(),
                request.target(),
                request.headers(),
                finished.delivery() == Answer.Delivery.LOST ? 0 : finished.status(),
                started,
                System.nanoTime()));
        return finished;
    }

    /** An exception would leave the client waiting for ever. */
    private Answer handled(Request request) {
        try {
            return site.answer(request);
        } catch (RuntimeException defect) {
            return Answer.text(500, "defect of the in-process server: " + defect + "\n");
        }
    }

    private Handling handling(Request request) {
        return new Handling() {
            @Override
            public Answer handle() {
                return handled(request);
            }

            @Override
            public boolean hold(Duration duration) {
                try {
                    return !closing.await(duration.toNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        };
    }

    private String identifier() {
        return "0000:%06X".formatted(identifiers.incrementAndGet());
    }
}
