// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import io.github.ghcrmaven.auth.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Makes the build's one HTTP client. It follows no redirect and retries nothing: who may see which header, and what a
 * unit of work is, only the caller knows.
 */
public final class HttpClients {

    private static final int MOST_REQUESTS_AT_ONCE = 16;

    private HttpClients() {}

    /** A client that goes through these proxies and names itself {@code userAgent}. */
    public static OkHttpClient create(Proxies proxies, String userAgent) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .dispatcher(dispatcher())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .socketFactory(new PromptSockets())
                .proxySelector(selector(proxies))
                .proxyAuthenticator(authenticator(proxies))
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("User-Agent", userAgent)
                        .build()))
                .addInterceptor(queue())
                .addNetworkInterceptor(HttpClients::withoutInvitation);
        return with(Timeouts.STANDARD, client).build();
    }

    /**
     * A client that shares connections, threads and places with {@code client}, for servers that are connected to like this.
     *
     * @throws io.github.ghcrmaven.fault.FaultException where a certificate or key cannot be read
     */
    public static OkHttpClient over(Transport transport, OkHttpClient client) {
        OkHttpClient.Builder changed = with(transport.timeouts(), client.newBuilder());
        transport.tls().applyTo(changed, client.hostnameVerifier());
        return changed.build();
    }

    private static OkHttpClient.Builder with(Timeouts timeouts, OkHttpClient.Builder client) {
        return client.connectTimeout(timeouts.connect())
                .readTimeout(timeouts.idle())
                .writeTimeout(timeouts.idle())
                .callTimeout(timeouts.request());
    }

    /** The dispatcher counts enqueued calls alone; a thread that makes its call itself waits here. */
    private static Interceptor queue() {
        Semaphore places = new Semaphore(MOST_REQUESTS_AT_ONCE, true);
        return chain -> {
            try {
                places.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
            try {
                return chain.proceed(chain.request());
            } finally {
                places.release();
            }
        };
    }

    /** A 503 with {@code Retry-After: 0} is the one answer that OkHttp repeats a request after, whatever it is told. */
    private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == 503 && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    /**
     * Daemon threads: a plugin is not told when the build ends, and OkHttp's own threads would hold the JVM for a
     * minute.
     */
    private static Dispatcher dispatcher() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "ghcr-http");
                    thread.setDaemon(true);
                    return thread;
                });
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequestsPerHost(MOST_REQUESTS_AT_ONCE);
        return dispatcher;
    }

    private static ProxySelector selector(Proxies proxies) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                return proxies.forTarget(target)
                        .map(server -> new Proxy(
                                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(server.host(), server.port())))
                        .map(List::of)
                        .orElse(List.of(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI target, SocketAddress address, IOException failure) {
                // OkHttp reports it to the caller
            }
        };
    }

    private static Authenticator authenticator(Proxies proxies) {
        return (route, response) -> {
            Request request = response.request();
            // Asked again after an answer means refused; without this check OkHttp would ask for ever.
            if (request.header("Proxy-Authorization") != null) {
                return null;
            }
            String login = login(proxies.forTarget(request.url().uri()));
            return login == null
                    ? null
                    : request.newBuilder().header("Proxy-Authorization", login).build();
        };
    }

    private static @Nullable String login(Optional<Proxies.Server> proxy) {
        String username = proxy.map(Proxies.Server::username).orElse(null);
        Secret password = proxy.map(Proxies.Server::password).orElse(null);
        return username == null || password == null
                ? null
                : Credentials.basic(username, password.reveal(), StandardCharsets.UTF_8);
    }
}
