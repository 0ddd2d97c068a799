// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grammar of a chart's version, as loosely as Helm takes it (pkg/chart/metadata.go: {@code v1.2} passes). */
public final class ChartVersion {

    private static final Pattern LOOSE =
            Pattern.compile("v?(?<major>[0-9]+)(\\.(?<minor>[0-9]+))?(\\.(?<patch>[0-9]+))?"
                    + "(-(?<pre>[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*))?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?");
    /** A version is a tag, too. */
    private static final int LONGEST = 128;

    private static final Pattern STRICT = Pattern.compile("(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)){2}(?![0-9.])");
    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]+");

    private ChartVersion() {}

    /** Whether Helm takes it. */
    public static boolean isValid(String version) {
        Matcher matcher = LOOSE.matcher(version);
        if (version.length() > LONGEST || !matcher.matches()) {
            return false;
        }
        if (!fits(matcher.group("major")) || !fits(matcher.group("minor")) || !fits(matcher.group("patch"))) {
            return false;
        }
        String preRelease = matcher.group("pre");
        return preRelease == null
                || Arrays.stream(preRelease.split("\\."))
                        .noneMatch(part -> LEADING_ZERO.matcher(part).matches());
    }

    /** Whether SemVer 2 has it too: three numbers without leading zeros, and no {@code v}. */
    public static boolean isStrict(String version) {
        return isValid(version) && STRICT.matcher(version).lookingAt();
    }

    /** The numbers are unsigned, of 64 bits. */
    private static boolean fits(@Nullable String number) {
        return number == null || new BigInteger(number).bitLength() <= 64;
    }
}
