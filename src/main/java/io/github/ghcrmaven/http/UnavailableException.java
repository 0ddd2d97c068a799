// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import io.github.ghcrmaven.fault.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server that could not be reached or could not serve just now: asking again may help, changing the project does not. */
public final class UnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    private final transient @Nullable Duration retryAfter;
    private final transient @Nullable Duration pace;
    private final boolean worthRetrying;

    /** A failure of the connection. */
    public UnavailableException(Fault fault, boolean worthRetrying, IOException cause) {
        super(fault.toString(), cause);
        this.fault = fault;
        this.retryAfter = null;
        this.pace = null;
        this.worthRetrying = worthRetrying;
    }

    /** An answer that says so, with the time it asks to wait for, if it does. */
    public UnavailableException(Fault fault, @Nullable Duration retryAfter) {
        this(fault, retryAfter, null);
    }

    /**
     * An answer that says so.
     *
     * @param retryAfter the time it asks to wait for, to the second, if it does
     * @param pace else the first wait, which doubles as any other, where the usual one is too short
     */
    public UnavailableException(Fault fault, @Nullable Duration retryAfter, @Nullable Duration pace) {
        super(fault.toString());
        this.fault = fault;
        this.retryAfter = retryAfter;
        this.pace = pace;
        this.worthRetrying = true;
    }

    public Fault fault() {
        return fault;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    Optional<Duration> pace() {
        return Optional.ofNullable(pace);
    }

    boolean worthRetrying() {
        return worthRetrying;
    }
}
