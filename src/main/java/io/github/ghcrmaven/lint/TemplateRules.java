// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.chart.ChartFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules for templates as they are written (pkg/chart/v2/lint/rules/template.go, and those of Helm 3 for what Helm 2
 * knew, pkg/lint/rules/template.go).
 */
final class TemplateRules {

    static final String FOLDER = "templates/";

    private static final Set<String> EXTENSIONS = Set.of(".yaml", ".yml", ".tpl", ".txt");
    private static final Pattern CRD_HOOK = Pattern.compile("\"?helm\\.sh/hook\"?:\\s+crd-install");
    private static final Pattern RELEASE_TIME = Pattern.compile("\\.Release\\.Time");

    private TemplateRules() {}

    static void check(LintedChart chart, Findings findings) throws IOException {
        Path templates = chart.folder().resolve("templates");
        String problem = chart.loadProblem();
        if (!Files.exists(templates)) {
            findings.warning(FOLDER, "directory does not exist");
        } else if (!Files.isDirectory(templates)) {
            findings.error(FOLDER, "not a directory");
        } else if (problem != null) {
            findings.error(FOLDER, problem);
        } else if (chart.chart() != null) {
            for (ChartFile file : chart.chart().files()) {
                if (file.name().startsWith(FOLDER)) {
                    check(file, findings);
                }
            }
        }
    }

    private static void check(ChartFile template, Findings findings) throws IOException {
        String name = template.name();
        if (!EXTENSIONS.contains(extension(name))) {
            findings.error(
                    name,
                    "file extension '" + extension(name)
                            + "' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt");
        }
        String text = new String(template.content().bytes(), StandardCharsets.UTF_8);
        Matcher hook = CRD_HOOK.matcher(text);
        if (hook.find()) {
            findings.warning(
                    name,
                    Lines.of(text, hook.start()),
                    "manifest is a crd-install hook. This hook is no longer supported in v3 and all CRDs should also exist"
                            + " the crds/ directory at the top level of the chart");
        }
        Matcher time = RELEASE_TIME.matcher(text);
        if (time.find()) {
            findings.error(
                    name,
                    Lines.of(text, time.start()),
                    ".Release.Time has been removed in v3, please replace with the `now` function in your templates");
        }
    }

    private static String extension(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.contains(".") ? file.substring(file.lastIndexOf('.')) : "";
    }
}
