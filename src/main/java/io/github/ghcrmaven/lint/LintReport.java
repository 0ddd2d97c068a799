// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules found in one chart.
 *
 * @param chart its name, or that of its folder where it has none
 * @param findings all that Helm would say, in Helm's order
 */
public record LintReport(String chart, List<Finding> findings) {

    /** Where Helm says that a chart does not load: once for each group of rules that wants to load it. */
    private static final Set<String> LOADING = Set.of(TemplateRules.FOLDER, CrdRules.FOLDER, DependencyRules.LOADING);

    public LintReport {
        findings = List.copyOf(findings);
    }

    /** The findings without those that only say again why the chart does not load. */
    public List<Finding> distinct() {
        Set<String> causes = new HashSet<>();
        List<Finding> distinct = new ArrayList<>();
        for (Finding finding : findings) {
            if (causes.add(finding.cause()) || !LOADING.contains(finding.path())) {
                distinct.add(finding);
            }
        }
        return distinct;
    }

    /** Whether Helm would fail: at an error, and if {@code strict} at a warning. */
    public boolean fails(boolean strict) {
        return count(Severity.ERROR) > 0 || (strict && count(Severity.WARNING) > 0);
    }

    /** One sentence, such as {@code 1 error, 2 warnings in chart web}. */
    public String summary() {
        return counted(count(Severity.ERROR), "error") + ", " + counted(count(Severity.WARNING), "warning")
                + " in chart " + chart;
    }

    private long count(Severity severity) {
        return distinct().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static String counted(long number, String what) {
        return (number == 0 ? "no" : number) + " " + what + (number == 1 ? "" : "s");
    }
}
