// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

/**
 * What a connection to a server is like.
 *
 * @param timeouts how long it may take
 * @param tls who is trusted
 */
public record Transport(Timeouts timeouts, Tls tls) {

    /** With nothing configured. */
    public static final Transport STANDARD = new Transport(Timeouts.STANDARD, Tls.STANDARD);

    /** For servers other than the one that this is configured for. */
    public Transport forOtherServers() {
        return new Transport(timeouts, tls.forOtherServers());
    }
}
