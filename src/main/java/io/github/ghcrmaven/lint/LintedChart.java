// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.chart.Chart;
import io.github.ghcrmaven.chart.ChartLoader;
import io.github.ghcrmaven.chart.Content;
import io.github.ghcrmaven.fault.FaultException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart as far as it can be read.
 *
 * @param folder the folder that holds Chart.yaml
 * @param chartfile Chart.yaml; null where it cannot be read
 * @param chartfileProblem why it cannot be read; null where it can
 * @param valuesProblem why values.yaml is not YAML; null where it is, or is not there
 * @param chart the chart; null where Helm does not load it
 * @param loadProblem why Helm does not load it; null where it does
 */
record LintedChart(
        Path folder,
        @Nullable Chartfile chartfile,
        @Nullable YamlProblem chartfileProblem,
        @Nullable YamlProblem valuesProblem,
        @Nullable Chart chart,
        @Nullable String loadProblem) {

    static LintedChart read(Path folder) throws IOException {
        Chartfile chartfile = null;
        YamlProblem chartfileProblem = null;
        try {
            chartfile = Files.isRegularFile(folder.resolve(ChartfileRules.FILE))
                    ? Chartfile.parse(text(folder.resolve(ChartfileRules.FILE)))
                    : null;
        } catch (YamlProblem e) {
            chartfileProblem = e;
        }
        YamlProblem valuesProblem = valuesProblem(folder.resolve(ValuesRules.FILE));
        String loadProblem = loadProblem(folder, chartfile, chartfileProblem, valuesProblem);
        Chart chart = null;
        if (loadProblem == null) {
            try {
                chart = ChartLoader.read(folder);
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
        return new LintedChart(folder, chartfile, chartfileProblem, valuesProblem, chart, loadProblem);
    }

    /** The chart's name, or that of its folder. */
    String name() {
        return chartfile == null || chartfile.name().isEmpty()
                ? String.valueOf(folder.getFileName())
                : chartfile.name();
    }

    /** The text of a file, without a byte order mark. */
    static String text(Path file) throws IOException {
        return new String(Content.of(file).bytes(), StandardCharsets.UTF_8);
    }

    private static @Nullable YamlProblem valuesProblem(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            Object values = YamlProblem.parse(text(file), 0);
            return values == null || values instanceof Map
                    ? null
                    : YamlProblem.ofKind(values, "value of type map[string]interface {}");
        } catch (YamlProblem e) {
            return e;
        }
    }

    /** What Helm finds of itself before it looks at the charts within (pkg/chart/loader/load.go). */
    private static @Nullable String loadProblem(
            Path folder,
            @Nullable Chartfile chartfile,
            @Nullable YamlProblem chartfileProblem,
            @Nullable YamlProblem valuesProblem)
            throws IOException {
        if (chartfileProblem != null) {
            return "cannot load Chart.yaml: " + chartfileProblem.text();
        }
        if (chartfile == null) {
            return "Chart.yaml file is missing";
        }
        if (valuesProblem != null) {
            return "cannot load values.yaml: " + valuesProblem.text();
        }
        Path requirements = folder.resolve("requirements.yaml");
        try {
            Chartfile declaring = Files.isRegularFile(requirements) ? Chartfile.parse(text(requirements)) : chartfile;
            return Validation.problem(chartfile, declaring.dependencies());
        } catch (YamlProblem e) {
            return "cannot load requirements.yaml: " + e.text();
        }
    }
}
