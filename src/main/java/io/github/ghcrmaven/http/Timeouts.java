// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import java.time.Duration;

/**
 * How long a server may take.
 *
 * @param connect until the connection stands
 * @param idle while nothing comes and nothing goes
 * @param request for a request as a whole, its body and its answer included
 */
public record Timeouts(Duration connect, Duration idle, Duration request) {

    /** GHCR gives an upload ten minutes (seen on ghcr.io). */
    public static final Timeouts STANDARD =
            new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMinutes(11));

    /** Each is more than nothing: OkHttp takes zero for no limit. */
    public Timeouts {
        if (!isPositive(connect) || !isPositive(idle) || !isPositive(request)) {
            throw new IllegalArgumentException("a timeout is more than zero");
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
