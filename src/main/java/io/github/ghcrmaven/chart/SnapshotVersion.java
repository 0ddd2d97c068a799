// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Maven's snapshots: a version that ends in {@code -SNAPSHOT} is on the way to the release before it. */
public final class SnapshotVersion {

    private static final String SUFFIX = "-SNAPSHOT";

    /** One number: SemVer 2 takes no leading zeros, which the hour would have by itself. */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SnapshotVersion() {}

    public static boolean is(String version) {
        return version.endsWith(SUFFIX);
    }

    /** The release that a snapshot is on the way to; any other version is its own. */
    static String release(String version) {
        return is(version) ? version.substring(0, version.length() - SUFFIX.length()) : version;
    }

    /** A snapshot with the time, in UTC, for {@code SNAPSHOT}: pre-releases that sort by time. */
    public static String timestamped(String version, Instant time) {
        return is(version) ? release(version) + "-" + TIMESTAMP.format(time) : version;
    }
}
