// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.chart.ChartVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules for the versions in Chart.yaml (pkg/chart/v2/lint/rules/chartfile.go). */
final class VersionRules {

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String PRE_PART = "(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";

    /** SemVer 2 to the letter. */
    private static final Pattern STRICT = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(-" + PRE_PART
            + "(\\." + PRE_PART + ")*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?");

    /** The one version that no constraint of Helm's lets through. */
    private static final Pattern LOWEST = Pattern.compile("v?0(\\.0)?(\\.0)?-0(?<build>\\+.*)?");

    private VersionRules() {}

    static void check(Chartfile chartfile, Findings findings) {
        requireText(chartfile, "version", findings);
        String version = chartfile.version();
        int line = chartfile.line("version");
        Matcher lowest = LOWEST.matcher(version);
        if (version.isEmpty()) {
            findings.error(ChartfileRules.FILE, line, "version is required");
        } else if (!ChartVersion.isValid(version)) {
            findings.error(ChartfileRules.FILE, line, "version '" + version + "' is not a valid SemVer");
        } else if (lowest.matches()) {
            String build = lowest.group("build") == null ? "" : lowest.group("build");
            findings.error(
                    ChartfileRules.FILE, line, "version \"0.0.0-0" + build + "\" is less than or equal to \"0.0.0-0\"");
        }
        requireText(chartfile, "appVersion", findings);
    }

    /** Helm has this rule at the end of all. */
    static void checkStrictly(Chartfile chartfile, Findings findings) {
        String version = chartfile.version();
        if (!ChartVersion.isValid(version) || !STRICT.matcher(version).matches()) {
            findings.warning(
                    ChartfileRules.FILE,
                    chartfile.line("version"),
                    "version '" + version + "' is not a valid SemVerV2");
        }
    }

    /** {@code 1.10} is a number and becomes 1.1. */
    private static void requireText(Chartfile chartfile, String member, Findings findings) {
        if (chartfile.members().containsKey(member) && !chartfile.goType(member).equals("string")) {
            findings.error(
                    ChartfileRules.FILE,
                    chartfile.line(member),
                    member + " should be of type string but it's of type " + chartfile.goType(member));
        }
    }
}
