// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.chart.Chart;
import io.github.ghcrmaven.chart.ChartLoader;
import io.github.ghcrmaven.chart.ChartSource;
import io.github.ghcrmaven.chart.Content;
import io.github.ghcrmaven.fault.FaultException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chart as far as it can be read.
 *
 * @param folder the folder that holds Chart.yaml
 * @param source where its files come from
 * @param chartfile Chart.yaml; null where it cannot be read
 * @param chartfileProblem why it cannot be read; null where it can
 * @param valuesProblem why values.yaml is not YAML; null where it is, or is not there
 * @param chart the chart; null where Helm does not load it
 * @param loadProblem why Helm does not load it; null where it does
 */
record LintedChart(
        Path folder,
        ChartSource source,
        @Nullable Chartfile chartfile,
        @Nullable YamlProblem chartfileProblem,
        @Nullable YamlProblem valuesProblem,
        @Nullable Chart chart,
        @Nullable String loadProblem) {

    static LintedChart read(Path folder, ChartSource source) throws IOException {
        Chartfile chartfile = null;
        YamlProblem chartfileProblem = null;
        try {
            String text = text(folder, source, ChartfileRules.FILE);
            chartfile = text == null ? null : Chartfile.parse(text);
        } catch (YamlProblem e) {
            chartfileProblem = e;
        }
        YamlProblem valuesProblem = valuesProblem(text(folder, source, ValuesRules.FILE));
        String requirements = text(folder, source, "requirements.yaml");
        String loadProblem = loadProblem(requirements, chartfile, chartfileProblem, valuesProblem);
        Chart chart = null;
        if (loadProblem == null) {
            try {
                chart = ChartLoader.read(folder, source);
            } catch (FaultException e) {
                loadProblem = e.faults()
                        .get(0)
                        .what()
                        .replace(folder + File.separator, "")
                        .replace(folder + "/", "")
                        .replace(folder + ": ", "")
                        .replaceFirst("\\.$", "");
            }
        }
        return new LintedChart(folder, source, chartfile, chartfileProblem, valuesProblem, chart, loadProblem);
    }

    /** The chart's name, or that of its folder. */
    String name() {
        return chartfile == null || chartfile.name().isEmpty()
                ? String.valueOf(folder.getFileName())
                : chartfile.name();
    }

    /** The text of a file, without a byte order mark; null where there is none. */
    @Nullable
    String text(String name) throws IOException {
        return text(folder, source, name);
    }

    private static @Nullable String text(Path folder, ChartSource source, String name) throws IOException {
        Optional<Content> content = source.content(folder, name);
        return content.isEmpty() ? null : new String(content.get().bytes(), StandardCharsets.UTF_8);
    }

    private static @Nullable YamlProblem valuesProblem(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Object values = YamlProblem.parse(text, 0);
            return values == null || values instanceof Map
                    ? null
                    : YamlProblem.ofKind(values, "value of type map[string]interface {}");
        } catch (YamlProblem e) {
            return e;
        }
    }

    /** What Helm finds of itself before it looks at the charts within (pkg/chart/loader/load.go). */
    private static @Nullable String loadProblem(
            @Nullable String requirements,
            @Nullable Chartfile chartfile,
            @Nullable YamlProblem chartfileProblem,
            @Nullable YamlProblem valuesProblem) {
        if (chartfileProblem != null) {
            return "cannot load Chart.yaml: " + chartfileProblem.text();
        }
        if (chartfile == null) {
            return "Chart.yaml file is missing";
        }
        if (valuesProblem != null) {
            return "cannot load values.yaml: " + valuesProblem.text();
        }
        try {
            Chartfile declaring = requirements == null ? chartfile : Chartfile.parse(requirements);
            return Validation.problem(chartfile, declaring.dependencies());
        } catch (YamlProblem e) {
            return "cannot load requirements.yaml: " + e.text();
        }
    }
}
