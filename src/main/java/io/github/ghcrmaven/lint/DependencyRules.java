// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.chart.Chart;
import io.github.ghcrmaven.chart.Dependency;
import java.util.List;

/** The rules for what a chart depends on (pkg/chart/v2/lint/rules/dependencies.go). */
final class DependencyRules {

    /** Helm names no file where the chart does not load. */
    static final String LOADING = "";

    private DependencyRules() {}

    static void check(LintedChart linted, Findings findings) {
        Chart chart = linted.chart();
        if (chart == null) {
            findings.error(LOADING, "unable to load chart\n\t" + linted.loadProblem());
            return;
        }
        List<String> there =
                chart.charts().stream().map(within -> within.metadata().name()).toList();
        List<String> declared =
                chart.metadata().dependencies().stream().map(Dependency::name).toList();
        String undeclared = String.join(
                ",", there.stream().filter(name -> !declared.contains(name)).toList());
        String missing = String.join(
                ",", declared.stream().filter(name -> !there.contains(name)).toList());
        if (!undeclared.isEmpty()) {
            findings.error("", "chart metadata is missing these dependencies: " + undeclared);
        }
        if (!missing.isEmpty()) {
            findings.warning("", "chart directory is missing these dependencies: " + missing);
        }
    }
}
