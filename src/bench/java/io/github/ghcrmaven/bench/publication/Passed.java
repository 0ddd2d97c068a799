// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

import java.util.Comparator;
import java.util.List;

/**
 * A request that went through a proxy.
 *
 * @param method GET and the like
 * @param target path and query
 * @param status of the answer
 * @param startNanos when the request was there
 * @param endNanos when its answer was about to leave
 */
record Passed(String method, String target, int status, long startNanos, long endNanos) {

    /**
     * The longest chain of requests in which each comes after the one before it was answered. Where nothing takes time,
     * requests that do not wait for each other stand in a row by chance: what it says at 50 ms is what holds.
     */
    static int roundTrips(List<Passed> all) {
        int chain = 0;
        long last = Long.MIN_VALUE;
        for (Passed one :
                all.stream().sorted(Comparator.comparingLong(Passed::endNanos)).toList()) {
            if (one.startNanos >= last) {
                chain++;
                last = one.endNanos;
            }
        }
        return chain;
    }

    /** Of the look whether anybody can read the package, which asks without credentials; no other token is refused here. */
    boolean isOfVisibility() {
        return target.startsWith("/token") && status == 403;
    }

    /** How many ask for what is at this path. */
    static long count(List<Passed> all, String path) {
        return all.stream().filter(one -> one.target.startsWith(path)).count();
    }
}
