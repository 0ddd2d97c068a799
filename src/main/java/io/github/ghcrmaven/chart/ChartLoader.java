// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads the folder of a chart as {@code helm package} does (pkg/chart/loader). Reads only. */
public final class ChartLoader {

    /** Far beyond any real chart; each level is read within the one above. */
    private static final int DEEPEST = 16;

    private final Limits limits;
    private final Unpacked unpacked = new Unpacked();

    private ChartLoader(String origin) {
        this.limits = new Limits(origin);
    }

    /**
     * Loads and checks a chart.
     *
     * @param folder the folder that holds Chart.yaml
     * @param source where its files come from
     * @throws FaultException where Helm would refuse the chart, with all faults found in its metadata
     * @throws IOException where a file cannot be read
     */
    static Chart load(Path folder, ChartSource source) throws IOException {
        Chart chart = read(folder, source);
        List<Fault> faults = MetadataRules.faults(folder.resolve("Chart.yaml").toString(), chart.metadata());
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        requireDependencies(folder, chart);
        requireSchemas(folder.toString(), chart);
        return chart;
    }

    /**
     * Loads a chart as Helm's linter does: whether its metadata are fit, and what it depends on is there, is not asked.
     *
     * @param folder the folder that holds Chart.yaml
     * @param source where its files come from
     * @throws FaultException where the chart cannot be loaded
     * @throws IOException where a file cannot be read
     */
    public static Chart read(Path folder, ChartSource source) throws IOException {
        return new ChartLoader(folder.toString()).assemble(folder.toString(), source.files(folder), 0);
    }

    /** Counts what goes into the archive: the charts within go there unpacked, and some files do not go there. */
    private Chart assemble(String origin, List<ChartFile> loaded, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new FaultException(
                    origin + " lies more than " + DEEPEST + " charts deep.",
                    "remove charts from it; an archive may hold itself many times over",
                    "chart-archive");
        }
        ChartFiles files = new ChartFiles(origin, loaded);
        Metadata metadata = files.metadata();
        files.requireReadable();
        List<ChartFile> packaged = files.inArchiveOrder(metadata.apiVersion());
        packaged.forEach(file -> limits.count(file.name(), file.content().size()));
        List<Chart> charts = new ArrayList<>();
        for (Map.Entry<String, List<ChartFile>> within : files.charts().entrySet()) {
            charts.add(within(origin + "/charts/" + within.getKey(), within.getValue(), depth + 1));
        }
        requireFit(origin, charts);
        charts.sort(Comparator.comparing(chart -> chart.metadata().name()));
        return new Chart(metadata, packaged, charts);
    }

    /** Each is a folder of the archive by its name, which must be one, and its own. */
    private static void requireFit(String origin, List<Chart> charts) {
        List<Fault> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Chart chart : charts) {
            String name = chart.metadata().name();
            faults.addAll(MetadataRules.faultsWithin(origin + "/charts: chart '" + name + "'", chart.metadata()));
            if (!names.add(name)) {
                faults.add(new Fault(
                        origin + "/charts holds the chart '" + name + "' twice.", "remove one of them", "chart-name"));
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
    }

    private Chart within(String origin, List<ChartFile> files, int depth) throws IOException {
        if (!origin.endsWith(".tgz")) {
            return assemble(origin, files, depth);
        }
        if (files.get(0).name().contains("/")) {
            throw new FaultException(
                    origin + " is a folder, and has the name of an archive.",
                    "rename the folder; Helm reads what ends in .tgz as an archive",
                    "chart-archive");
        }
        try (InputStream archive = files.get(0).content().open()) {
            return assemble(origin, ArchiveReader.files(origin, archive, unpacked), depth);
        }
    }

    /** Helm looks at them when it writes the archive (pkg/chartutil/save.go), not when it loads the chart. */
    private static void requireSchemas(String origin, Chart chart) throws IOException {
        for (ChartFile file : chart.files()) {
            if (file.name().equals("values.schema.json")) {
                JsonSyntax.require(origin + "/" + file.name(), file.content().bytes());
            }
        }
        for (Chart within : chart.charts()) {
            requireSchemas(origin + "/charts/" + within.metadata().name(), within);
        }
    }

    /** What is declared must be there (pkg/action/install.go): Helm looks at names alone, and at the top chart only. */
    private static void requireDependencies(Path folder, Chart chart) {
        List<String> there =
                chart.charts().stream().map(within -> within.metadata().name()).toList();
        List<String> missing = chart.metadata().dependencies().stream()
                .map(Dependency::name)
                .filter(name -> !there.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new FaultException(
                    folder + ": found in Chart.yaml, but missing in charts/ directory: " + String.join(", ", missing)
                            + ".",
                    "fetch them: helm dependency build " + folder,
                    "chart-dependencies");
        }
    }
}
