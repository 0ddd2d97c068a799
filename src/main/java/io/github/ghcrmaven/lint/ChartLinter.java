// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.chart.ChartSource;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code helm lint} without rendering: all that can be said of a chart's files as they are (pkg/action/lint.go). */
public final class ChartLinter {

    private ChartLinter() {}

    /**
     * Applies all rules to one chart. The chart's own version and appVersion are looked at, not those that a build gives it.
     *
     * @param folder the folder that holds Chart.yaml; findings name its files, also where the source has others for them
     * @param source where the chart's files come from
     * @throws FaultException where there is no Chart.yaml, and so no chart
     * @throws IOException where a file cannot be read
     */
    public static LintReport lint(Path folder, ChartSource source) throws IOException {
        if (!Files.exists(folder.resolve("Chart.yaml"))) {
            throw new FaultException(
                    folder + " has no Chart.yaml.", "add one, or lint the folder that holds it", "chart-missing");
        }
        LintedChart chart = LintedChart.read(folder, source);
        Findings findings = new Findings();
        ChartfileRules.check(chart, findings);
        ValuesRules.check(chart, findings);
        TemplateRules.check(chart, findings);
        DependencyRules.check(chart, findings);
        CrdRules.check(chart, findings);
        return new LintReport(chart.name(), findings.all());
    }
}
