// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;

/**
 * Where the browser comes back to after a login: a server on this machine alone, for one visit (RFC 8252, section 7.3). What
 * comes without the state that was sent along is somebody else's, and is turned away.
 */
final class Redirect implements AutoCloseable {

    /** The one that Sigstore's clients share (sigstore/sigstore, pkg/oauthflow/interactive.go). */
    private static final String PATH = "/auth/callback";

    private final CompletableFuture<HttpUrl> visit = new CompletableFuture<>();
    private final HttpServer server;
    private final String state;

    /** @param state that only whoever was sent by us can know */
    Redirect(String state) throws IOException {
        this.state = state;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** By name, as dex wants it of clients without a secret, where RFC 8252 prefers the number. */
    HttpUrl address() {
        return HttpUrl.get("http://localhost:" + server.getAddress().getPort() + PATH);
    }

    /**
     * The address with which the browser came back; waits for it.
     *
     * @return empty where it did not come in time
     */
    Optional<HttpUrl> await(Duration longest) throws IOException {
        try {
            return Optional.of(visit.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing else completes it", e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        HttpUrl url = address().resolve(exchange.getRequestURI().toString());
        boolean ours = url != null
                && exchange.getRequestMethod().equals("GET")
                && url.encodedPath().equals(PATH)
                && state.equals(url.queryParameter("state"));
        byte[] text =
                (ours ? "That was all. You can close this page.\n" : "Not here.\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(ours ? 200 : 404, text.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(text);
        }
        if (ours) {
            visit.complete(url);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
