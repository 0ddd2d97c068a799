// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;

/**
 * A server on this machine as if it were some way off: what stands before it lets each request wait for a round trip's time,
 * counts it, and asks for tokens if it is told to. One connection to the server for each that comes.
 */
final class DistantServer implements AutoCloseable {

    /** RFC 8446, 5.1: the first byte of a TLS handshake, which is no letter. */
    private static final byte TLS_HANDSHAKE = 22;

    private final ServerSocket socket;
    private final String server;
    private final Optional<GhcrTokens> tokens;
    private final List<Passed> passed = new ArrayList<>();
    private volatile Duration roundTrip = Duration.ZERO;

    /** Before the server at this host and port. */
    DistantServer(String server, boolean asksForTokens) throws IOException {
        this.server = server;
        socket = new ServerSocket(0, 0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        tokens = asksForTokens ? Optional.of(new GhcrTokens(host())) : Optional.empty();
        daemon(this::accept);
    }

    /** Host and port. */
    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Each request takes so long from now on, and the servers' own time. */
    void roundTrip(Duration time) {
        roundTrip = time;
    }

    /** Forgets what has passed. */
    void forget() {
        synchronized (passed) {
            passed.clear();
        }
    }

    /** The requests that have passed, in the order in which they were answered. */
    List<Passed> passed() {
        synchronized (passed) {
            return List.copyOf(passed);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                daemon(() -> serve(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = connect();
                BufferedSource fromClient = Okio.buffer(Okio.source(client));
                BufferedSink toClient = Okio.buffer(Okio.sink(client));
                BufferedSource fromServer = Okio.buffer(Okio.source(upstream));
                BufferedSink toServer = Okio.buffer(Okio.sink(upstream))) {
            client.setTcpNoDelay(true);
            if (fromClient.request(1) && fromClient.getBuffer().getByte(0) == TLS_HANDSHAKE) {
                // cosign tries HTTPS first; without an answer it would try again, and wait 300 ms
                toClient.writeUtf8("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
                return;
            }
            for (Optional<Message> request = Message.request(fromClient);
                    request.isPresent();
                    request = Message.request(fromClient)) {
                long start = System.nanoTime();
                Thread.sleep(roundTrip.toMillis());
                Message answer = answer(request.get(), fromServer, toServer);
                record(request.get(), answer, start);
                answer.writeTo(toClient);
            }
        } catch (IOException e) {
            // whoever came is gone, as a process is that has ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket connect() throws IOException {
        String[] address = server.split(":", 2);
        Socket upstream = new Socket(address[0], Integer.parseInt(address[1]));
        upstream.setTcpNoDelay(true);
        return upstream;
    }

    private Message answer(Message request, BufferedSource fromServer, BufferedSink toServer) throws IOException {
        Optional<Message> own = tokens.flatMap(granter -> granter.answer(request));
        if (own.isPresent()) {
            return own.get();
        }
        request.writeTo(toServer);
        return Message.answer(fromServer, request.method());
    }

    private void record(Message request, Message answer, long start) {
        synchronized (passed) {
            passed.add(new Passed(
                    request.method(), request.second(), Integer.parseInt(answer.second()), start, System.nanoTime()));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
