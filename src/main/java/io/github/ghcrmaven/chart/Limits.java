// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;

/**
 * What Helm takes in when it loads an archive (pkg/chart/loader/archive.go). A chart above these bounds can be packaged
 * by Helm and is then refused by every Helm that pulls it, so it is refused before.
 */
final class Limits {

    /** 5 MiB: exactly that much is allowed. */
    static final long LARGEST_FILE = 5L << 20;

    /** 100 MiB: a chart must stay below. */
    static final long LARGEST_CHART = 100L << 20;

    private final String origin;
    private long total;

    /** A chart that is being read; {@code origin} names it in messages. */
    Limits(String origin) {
        this.origin = origin;
    }

    /** Refuses a file of this size where it is too large. */
    void requireFile(String file, long size) {
        if (size > LARGEST_FILE) {
            throw new FaultException(
                    origin + ": " + file + " has " + size + " bytes; Helm loads no file above 5 MiB (" + LARGEST_FILE
                            + ").",
                    "leave it out with a line in .helmignore, or make it smaller",
                    "chart-size");
        }
    }

    /** Counts a file of this size, and refuses it where it is too large or the chart has become so. */
    void count(String file, long size) {
        requireFile(file, size);
        total += size;
        if (total >= LARGEST_CHART) {
            throw new FaultException(
                    origin + " has 100 MiB (" + LARGEST_CHART + " bytes) or more; Helm loads no such chart.",
                    "leave files out with .helmignore, or charts out of charts/, which are packaged unpacked",
                    "chart-size");
        }
    }
}
