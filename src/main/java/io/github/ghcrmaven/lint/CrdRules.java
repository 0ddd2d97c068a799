// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.chart.Chart;
import io.github.ghcrmaven.chart.ChartFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of Helm 4 for custom resource definitions, those of charts within too (pkg/chart/v2/lint/rules/crds.go). */
final class CrdRules {

    static final String FOLDER = "crds/";

    private static final Pattern MANIFEST = Pattern.compile("(?i).*\\.(yaml|yml|json)");
    private static final Pattern SEPARATOR = Pattern.compile("(?m)^---[ \\t\\r]*$");

    private final Findings findings;

    private CrdRules(Findings findings) {
        this.findings = findings;
    }

    static void check(LintedChart chart, Findings findings) throws IOException {
        Path crds = chart.folder().resolve("crds");
        String problem = chart.loadProblem();
        if (!Files.exists(crds)) {
            return;
        }
        if (!Files.isDirectory(crds)) {
            findings.error(FOLDER, "not a directory");
        } else if (problem != null) {
            findings.error(FOLDER, problem);
        } else if (chart.chart() != null) {
            new CrdRules(findings).chart("", chart.chart());
        }
    }

    /** Whether to go on: at what is not YAML Helm stops. */
    private boolean chart(String prefix, Chart chart) throws IOException {
        for (ChartFile file : chart.files()) {
            if (file.name().startsWith(FOLDER) && MANIFEST.matcher(file.name()).matches()) {
                if (!file(prefix + file.name(), new String(file.content().bytes(), StandardCharsets.UTF_8))) {
                    return false;
                }
            }
        }
        for (Chart within : chart.charts()) {
            if (!chart(prefix + "charts/" + within.metadata().name() + "/", within)) {
                return false;
            }
        }
        return true;
    }

    private boolean file(String path, String text) {
        Matcher separator = SEPARATOR.matcher(text);
        int start = 0;
        int linesBefore = 0;
        boolean more = true;
        while (more) {
            more = separator.find(start);
            int end = more ? separator.start() : text.length();
            try {
                definition(path, linesBefore, YamlProblem.parse(text.substring(start, end), linesBefore));
            } catch (YamlProblem e) {
                findings.error(path, e.line(), "unable to parse YAML: " + e.text());
                return false;
            }
            int next = more ? separator.end() : end;
            linesBefore += Lines.of(text.substring(start, next), next - start) - 1;
            start = next;
        }
        return true;
    }

    private void definition(String path, int linesBefore, @Nullable Object document) {
        if (document == null) {
            return;
        }
        GoStruct fields = new GoStruct("k8sYamlStruct", document);
        if (!fields.text("apiVersion").startsWith("apiextensions.k8s.io")) {
            findings.error(path, linesBefore + 1, "apiVersion is not in 'apiextensions.k8s.io'");
        }
        if (!fields.text("kind").equals("CustomResourceDefinition")) {
            findings.error(path, linesBefore + 1, "object kind is not 'CustomResourceDefinition'");
        }
    }
}
