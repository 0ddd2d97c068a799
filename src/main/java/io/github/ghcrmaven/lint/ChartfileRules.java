// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.go.Quoted;
import java.util.Set;

/** The rules for Chart.yaml (pkg/chart/v2/lint/rules/chartfile.go). */
final class ChartfileRules {

    static final String FILE = "Chart.yaml";

    private static final String ALLOWED = "The value must be either \"v1\" or \"v2\"";

    private final Chartfile chartfile;
    private final Findings findings;

    private ChartfileRules(Chartfile chartfile, Findings findings) {
        this.chartfile = chartfile;
        this.findings = findings;
    }

    static void check(LintedChart chart, Findings findings) {
        YamlProblem problem = chart.chartfileProblem();
        Chartfile chartfile = chart.chartfile();
        if (problem != null) {
            findings.error(FILE, problem.line(), "unable to parse YAML\n\t" + problem.text());
        } else if (chartfile == null) {
            findings.error(FILE, "should be a file, not a directory");
            findings.error(FILE, "unable to parse YAML\n\tread " + FILE + ": is a directory");
        } else {
            new ChartfileRules(chartfile, findings).check();
        }
    }

    private void check() {
        StrictFields.check(chartfile.root(), findings);
        name();
        apiVersion();
        VersionRules.check(chartfile, findings);
        AddressRules.check(chartfile, findings);
        typeAndDependencies();
        VersionRules.checkStrictly(chartfile, findings);
    }

    private void name() {
        String name = chartfile.name();
        if (name.isEmpty()) {
            findings.error(FILE, chartfile.line("name"), "name is required");
        } else if (name.contains("/")) {
            findings.error(FILE, chartfile.line("name"), "chart name " + Quoted.of(name) + " is invalid");
        }
    }

    private void apiVersion() {
        String apiVersion = chartfile.apiVersion();
        if (apiVersion.isEmpty()) {
            findings.error(FILE, chartfile.line("apiVersion"), "apiVersion is required. " + ALLOWED);
        } else if (!Set.of("v1", "v2").contains(apiVersion)) {
            findings.error(
                    FILE, chartfile.line("apiVersion"), "apiVersion '" + apiVersion + "' is not valid. " + ALLOWED);
        }
    }

    private void typeAndDependencies() {
        String apiVersion = chartfile.apiVersion();
        if (apiVersion.equals("v2")) {
            return;
        }
        if (!chartfile.type().isEmpty()) {
            findings.error(
                    FILE,
                    chartfile.line("type"),
                    "chart type is not valid in apiVersion '" + apiVersion + "'. It is valid in apiVersion 'v2'");
        }
        if (!chartfile.dependencies().isEmpty()) {
            findings.error(
                    FILE,
                    chartfile.line("dependencies"),
                    "dependencies are not valid in the Chart file with apiVersion '" + apiVersion
                            + "'. They are valid in apiVersion 'v2'");
        }
    }
}
