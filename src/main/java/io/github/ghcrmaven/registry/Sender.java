// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.http.UnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
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
        String said = host + " " + what + ", " + action + ": " + reason(e) + ".";
        return new UnavailableException(fault(said, e), worthRetrying(e), e);
    }

    private static Fault fault(String what, IOException e) {
        if (isRefusedCertificate(e)) {
            return new Fault(
                    what,
                    "where the certificate comes from an authority of your own, -Dghcr.caFile=authority.pem trusts it;\n"
                            + "a registry without TLS wants -Dghcr.plainHttp=true",
                    "certificate");
        }
        if (isTimeout(e)) {
            return new Fault(
                    what,
                    "run it again; where the way is slow, give it more seconds:\n"
                            + "-Dghcr.connectTimeout, -Dghcr.idleTimeout, -Dghcr.requestTimeout",
                    "unreachable");
        }
        return new Fault(
                what,
                "check the address and the network; a proxy is taken from settings.xml. Then run it again",
                "unreachable");
    }

    int requests() {
        return requests.get();
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        return isTimeout(e) ? "no answer in time" : String.valueOf(e.getMessage());
    }

    private static boolean worthRetrying(IOException e) {
        // Not every SSLException: a connection that breaks off in the middle is one, too.
        boolean lasting = e instanceof UnknownHostException || isRefusedCertificate(e);
        return !lasting && !Thread.currentThread().isInterrupted();
    }

    private static boolean isRefusedCertificate(IOException e) {
        return e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException;
    }

    /** OkHttp's own for a request as a whole is no SocketTimeoutException; neither is that of an interrupted thread. */
    private static boolean isTimeout(IOException e) {
        return e instanceof SocketTimeoutException
                || (e instanceof InterruptedIOException && "timeout".equals(e.getMessage()));
    }
}
