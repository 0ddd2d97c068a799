// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Why a request got no answer.
 *
 * @param kind what can be done about it
 * @param reason half a sentence
 */
public record ConnectionFailure(Kind kind, String reason) {

    /** What can be done about a failure. */
    public enum Kind {
        /** The server's certificate is not trusted, or is another host's. */
        CERTIFICATE,
        /** The server took longer than it may. */
        TIMEOUT,
        /** No such host. */
        UNKNOWN_HOST,
        /** Anything else, which may pass. */
        OTHER
    }

    /** Judges a failure. */
    public static ConnectionFailure of(IOException e) {
        if (e instanceof UnknownHostException) {
            return new ConnectionFailure(Kind.UNKNOWN_HOST, "unknown host");
        }
        if (isTimeout(e)) {
            return new ConnectionFailure(Kind.TIMEOUT, "no answer in time");
        }
        // Not every SSLException: a connection that breaks off in the middle is one, too.
        boolean certificate = e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException;
        return new ConnectionFailure(certificate ? Kind.CERTIFICATE : Kind.OTHER, String.valueOf(e.getMessage()));
    }

    /** Whether asking again may help; it does not where the thread is to end. */
    public boolean worthRetrying() {
        boolean lasting = kind == Kind.UNKNOWN_HOST || kind == Kind.CERTIFICATE;
        return !lasting && !Thread.currentThread().isInterrupted();
    }

    /** OkHttp's own for a request as a whole is no SocketTimeoutException; neither is that of an interrupted thread. */
    private static boolean isTimeout(IOException e) {
        return e instanceof SocketTimeoutException
                || (e instanceof InterruptedIOException && "timeout".equals(e.getMessage()));
    }
}
