// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.http.ConnectionFailure;
import io.github.ghcrmaven.http.UnavailableException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
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
        ConnectionFailure failure = ConnectionFailure.of(e);
        String said = host + " " + what + ", " + action + ": " + failure.reason() + ".";
        return new UnavailableException(fault(said, failure.kind()), failure.worthRetrying(), e);
    }

    private static Fault fault(String what, ConnectionFailure.Kind kind) {
        if (kind == ConnectionFailure.Kind.CERTIFICATE) {
            return new Fault(
                    what,
                    "where the certificate comes from an authority of your own, -Dghcr.caFile=authority.pem trusts it;\n"
                            + "a registry without TLS wants -Dghcr.plainHttp=true",
                    "certificate");
        }
        if (kind == ConnectionFailure.Kind.TIMEOUT) {
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
}
