// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

/**
 * One publication.
 *
 * @param timed what the commands took
 * @param registry requests to the registry, those for tokens included
 * @param sigstore requests to the Sigstore
 * @param roundTrips how many of all these wait for each other
 */
record Measured(Timed timed, int registry, int sigstore, int roundTrips) {

    /** What has been asked of the services since they forgot. */
    static Measured of(Timed timed, Services services) {
        return new Measured(
                timed,
                services.askedOfRegistry().size(),
                services.askedOfSigstore().size(),
                services.roundTrips());
    }

    /** The same without the time of something else. */
    Measured less(Timed other) {
        return new Measured(timed.less(other), registry, sigstore, roundTrips);
    }
}
