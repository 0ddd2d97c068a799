// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import okhttp3.Headers;

/**
 * A request that the registry has answered.
 *
 * @param step the kind of request, such as {@code PUT blob}
 * @param ordinal which one of its kind, from 1
 * @param target path and query as they came
 * @param headers those of the request, with the credentials in them
 * @param status that of the answer; 0 where the connection was dropped instead
 * @param startedNanos when the whole request was there, on the clock of {@link System#nanoTime()}
 * @param endedNanos when the answer was ready
 */
public record Exchange(
        String step,
        int ordinal,
        String method,
        String target,
        Headers headers,
        int status,
        long startedNanos,
        long endedNanos) {

    boolean overlaps(Exchange other) {
        return startedNanos - other.endedNanos < 0 && other.startedNanos - endedNanos < 0;
    }

    /** Safe to print: neither headers nor query. */
    @Override
    public String toString() {
        return step + " " + ordinal + " " + target.replaceFirst("\\?.*", "?…") + " -> " + status;
    }
}
