// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * An HTTP proxy on 127.0.0.1, as a company has one: it wants Basic credentials (RFC 9110, 11.7), tunnels CONNECT and
 * forwards plain requests. One message per connection, except in a tunnel. All its threads are daemons.
 */
public final class InProcessProxy implements AutoCloseable {
    private static final ProxyHead REFUSAL = new ProxyHead(
            "HTTP/1.1 407 Proxy Authentication Required",
            List.of("Proxy-Authenticate: Basic realm=\"in-process\"", "Content-Length: 0", "Connection: close"));
    private static final ProxyHead ESTABLISHED = new ProxyHead("HTTP/1.1 200 Connection established", List.of());
    private static final ProxyHead UNREACHABLE =
            new ProxyHead("HTTP/1.1 502 Bad Gateway", List.of("Content-Length: 0", "Connection: close"));

    private final ServerSocket listener;
    private final Predicate<Optional<BasicCredential>> admission;
    private final SecretScan secrets = new SecretScan();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> tunnels = new CopyOnWriteArrayList<>();
    private final List<String> forwards = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Map<String, String> routes = new ConcurrentHashMap<>();

    private InProcessProxy(Predicate<Optional<BasicCredential>> admission) {
        this.admission = admission;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** A proxy that wants these credentials. */
    public static InProcessProxy start(String user, String secret) {
        BasicCredential wanted = new BasicCredential(user, secret);
        InProcessProxy proxy =
                new InProcessProxy(given -> given.filter(wanted::equals).isPresent());
        proxy.secrets.credential(user, secret);
        daemon(proxy::accept);
        return proxy;
    }

    /** A proxy that wants no credentials. */
    public static InProcessProxy startOpen() {
        InProcessProxy proxy = new InProcessProxy(given -> true);
        daemon(proxy::accept);
        return proxy;
    }

    /** Leads tunnels to one address, {@code host:port}, to another. */
    public InProcessProxy route(String target, String address) {
        routes.put(target, address);
        return this;
    }

    /** Always {@code 127.0.0.1}. */
    public String host() {
        return "127.0.0.1";
    }

    /** The port that the system chose. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The targets of the CONNECTs that were let through: {@code host:port}, in order. */
    public List<String> tunnels() {
        return List.copyOf(tunnels);
    }

    /** The plain requests that were let through, method and URL without the query, in order. */
    public List<String> forwards() {
        return List.copyOf(forwards);
    }

    /** How often the answer was 407. */
    public int refusals() {
        return refusals.get();
    }

    /** Fails if a log holds the proxy's secret or its Base64, without repeating it. */
    public void assertNoSecretIn(String log) {
        secrets.assertAbsentFrom(log);
    }

    @Override
    public void close() {
        quietly(listener);
        open.forEach(InProcessProxy::quietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Optional<ProxyHead> head = ProxyHead.read(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            if (!admission.test(head.get().header("proxy-authorization").flatMap(text -> BasicCredential.of(text)))) {
                refusals.incrementAndGet();
                sayGoodbye(client, REFUSAL);
            } else if (head.get().method().equals("CONNECT")) {
                tunnel(client, head.get());
            } else {
                forward(client, head.get());
            }
        } catch (IOException ended) {
            // either side may leave at any time
        } finally {
            open.remove(client);
        }
    }

    private void tunnel(Socket client, ProxyHead head) throws IOException {
        tunnels.add(head.target());
        URI target = URI.create("//" + routes.getOrDefault(head.target(), head.target()));
        try (Socket server = connect(client, target.getHost(), target.getPort())) {
            send(client, ESTABLISHED);
            pump(server, client);
        }
    }

    private void forward(Socket client, ProxyHead head) throws IOException {
        URI target = URI.create(head.target());
        forwards.add(head.method() + " " + head.target().replaceFirst("\\?.*", ""));
        String origin = head.target().replaceFirst("^[a-z]+://[^/]+", "");
        String line = head.method() + " " + (origin.isEmpty() ? "/" : origin) + " HTTP/1.1";
        try (Socket server = connect(client, target.getHost(), target.getPort() < 0 ? 80 : target.getPort())) {
            send(server, head.withFirstLine(line).closing());
            daemon(() -> copy(client, server));
            Optional<ProxyHead> answer = ProxyHead.read(server.getInputStream());
            if (answer.isPresent()) {
                send(client, answer.get().closing());
                copy(server, client);
            }
        }
    }

    private static Socket connect(Socket client, String host, int port) throws IOException {
        try {
            Socket server = new Socket(host, port);
            server.setTcpNoDelay(true);
            return server;
        } catch (IOException unreachable) {
            sayGoodbye(client, UNREACHABLE);
            throw unreachable;
        }
    }

    private static void pump(Socket server, Socket client) {
        daemon(() -> copy(client, server));
        copy(server, client);
    }

    /** Copies until one side leaves, and then lets both go: neither HTTP nor TLS has use for half a connection. */
    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException ended) {
            // as above
        } finally {
            quietly(from);
            quietly(to);
        }
    }

    /** Answers and reads what is still coming: closing earlier would reset the connection under the answer. */
    private static void sayGoodbye(Socket client, ProxyHead answer) throws IOException {
        send(client, answer);
        client.shutdownOutput();
        client.setSoTimeout(2000);
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void send(Socket to, ProxyHead head) throws IOException {
        to.getOutputStream().write(head.bytes());
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "in-process proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception ended) {
            // closed is what it was to be
        }
    }
}
