// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** A mockwebserver3 on 127.0.0.1 with a port that the system chose; its address is known once it has started. */
final class LocalServer implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final String scheme;

    private final @Nullable String name;

    LocalServer(@Nullable HandshakeCertificates certificates, boolean http2) {
        this(certificates, http2, null);
    }

    /** With the name that it goes by, to those who reach it through a proxy. */
    LocalServer(@Nullable HandshakeCertificates certificates, boolean http2, @Nullable String name) {
        this.name = name;
        scheme = certificates == null ? "http" : "https";
        if (certificates != null) {
            server.useHttps(certificates.sslSocketFactory());
            server.setProtocolNegotiationEnabled(http2);
        }
    }

    void start(Dispatcher dispatcher) {
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(dispatcher);
        try {
            server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** From now on asks who comes for a certificate, which one of its trusted authorities has signed. */
    void requireClientCertificate() {
        server.requireClientAuth();
    }

    String host() {
        return name == null ? address() : name;
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    String url() {
        return scheme + "://" + host();
    }

    /** mockwebserver3 keeps every request, body included, for someone to take; charts would fill the memory. */
    void forgetRequests() throws InterruptedException {
        while (server.takeRequest(0, TimeUnit.MILLISECONDS) != null) {
            // taken is forgotten
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.close();
        }
    }
}
