// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of a chart's version, as loosely as Helm takes it (pkg/chart/metadata.go: {@code v1.2} passes). */
public final class ChartVersion {

    private static final Pattern LOOSE = Pattern.compile("v?[0-9]{1,19}(\\.[0-9]{1,19})?(\\.[0-9]{1,19})?"
            + "(-(?<pre>[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*))?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?");
    /** A version is a tag, too. */
    private static final int LONGEST = 128;

    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]+");

    private ChartVersion() {}

    /** Whether Helm takes it. */
    public static boolean isValid(String version) {
        Matcher matcher = LOOSE.matcher(version);
        if (version.length() > LONGEST || !matcher.matches()) {
            return false;
        }
        String preRelease = matcher.group("pre");
        return preRelease == null
                || Arrays.stream(preRelease.split("\\."))
                        .noneMatch(part -> LEADING_ZERO.matcher(part).matches());
    }
}
