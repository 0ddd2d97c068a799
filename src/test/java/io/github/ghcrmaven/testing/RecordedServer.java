// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A server on 127.0.0.1, over plain HTTP, that counts and records what it is asked and lets planned faults strike; the
 * answers are a {@link Site}'s. Its threads hold the virtual machine until {@link #close()}.
 */
public final class RecordedServer implements AutoCloseable {
    private final LocalServer server = new LocalServer(null, false);
    private final Exchanges exchanges = new Exchanges();
    private final Faults faults = new Faults();
    private final SecretScan secrets = new SecretScan();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Starts to listen. */
    public RecordedServer start(Site site) {
        server.start(new RecordingDispatcher(server, exchanges, faults, closing, site));
        return this;
    }

    /** Scheme, host and port, without slash at the end; known once it has started. */
    public String url() {
        return server.url();
    }

    /** Plans a fault for one request, named by step and ordinal, and those of the same step after it, so many in all. */
    public void fault(String request, Fault fault, int times) {
        faults.plan(request, fault, times);
    }

    /** From now on nothing goes wrong any more, whatever was planned. */
    public void endFaults() {
        faults.end();
    }

    /** The requests of the planned faults that have not all fired: a test that leaves one has not tested it. */
    public List<String> pendingFaults() {
        return faults.pending();
    }

    /** All requests that were answered, in the order in which they came. */
    public List<Exchange> exchanges() {
        return exchanges.answered();
    }

    /** The steps of all requests, in the order in which they came. */
    public List<String> steps() {
        return exchanges.steps();
    }

    /** How many requests of this step came. */
    public long count(String step) {
        return exchanges.count(new Step(step));
    }

    /** Whether a request of one step was there while one of the other was not answered yet. */
    public boolean overlapped(String stepA, String stepB) {
        return exchanges.overlapped(new Step(stepA), new Step(stepB));
    }

    /** Remembers a token that must not stand in a log. */
    public void secret(String token) {
        secrets.token(token);
    }

    /** Fails if a log holds a token of {@link #secret}; the error does not repeat it. */
    public void assertNoSecretIn(String log) {
        secrets.assertAbsentFrom(log);
    }

    /** Ends at once, stalled answers included; closing again does nothing. */
    @Override
    public void close() {
        closing.countDown();
        server.close();
    }
}
