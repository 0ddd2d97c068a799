// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.http.UnavailableException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Sends requests, counts them, and turns a failing connection into an error that names it. */
final class Sender {

    private final OkHttpClient client;
    private final AtomicInteger requests = new AtomicInteger();

    Sender(OkHttpClient client) {
        this.client = client;
    }

    /** The answer, which the caller closes; {@code action} stands in the error. */
    Response send(Request request, String action) throws IOException {
        requests.incrementAndGet();
        try {
            return client.newCall(request).execute();
        } catch (BlobBody.SourceException e) {
            throw e;
        } catch (IOException e) {
            throw unavailable(request, "could not be reached", action, e);
        }
    }

    /** Names host and port alone: paths and queries of uploads carry signatures. */
    static UnavailableException unavailable(Request request, String what, String action, IOException e) {
        String host = request.url().host() + ":" + request.url().port();
        return new UnavailableException(
                new Fault(
                        host + " " + what + ", " + action + ": " + reason(e) + ".",
                        "check the address and the network; a proxy is taken from settings.xml. Then run it again",
                        "unreachable"),
                worthRetrying(e),
                e);
    }

    int requests() {
        return requests.get();
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        return e instanceof SocketTimeoutException ? "no answer in time" : String.valueOf(e.getMessage());
    }

    private static boolean worthRetrying(IOException e) {
        // Not every SSLException: a connection that breaks off in the middle is one, too.
        boolean lasting = e instanceof UnknownHostException
                || e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException;
        return !lasting && !Thread.currentThread().isInterrupted();
    }
}
