// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The files of one chart, told apart as Helm tells them apart (pkg/chart/loader/load.go). */
final class ChartFiles {

    private static final String CHARTS = "charts/";
    private static final String TEMPLATES = "templates/";
    private static final List<String> FIRST = List.of("Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json");
    private static final Set<String> REQUIREMENTS = Set.of("requirements.yaml", "requirements.lock");

    private final String origin;
    private final Map<String, ChartFile> byName = new LinkedHashMap<>();

    ChartFiles(String origin, List<ChartFile> files) {
        this.origin = origin;
        files.forEach(file -> byName.put(file.name(), file));
    }

    /** What Chart.yaml says, and requirements.yaml where there is one. */
    Metadata metadata() throws IOException {
        ChartFile chartYaml = byName.get("Chart.yaml");
        if (chartYaml == null) {
            throw new FaultException(
                    origin + " has no Chart.yaml.",
                    "add one, or leave the folder out of charts/; a rule with ! in .helmignore ignores all that it does not"
                            + " match",
                    "chart-missing");
        }
        byte[] bytes = chartYaml.content().bytes();
        ChartFile requirements = byName.get("requirements.yaml");
        return requirements == null
                ? MetadataReader.read(origin + "/Chart.yaml", bytes)
                : MetadataReader.read(
                        origin + "/Chart.yaml",
                        bytes,
                        origin + "/requirements.yaml",
                        requirements.content().bytes());
    }

    /** Holds values.yaml to what Helm takes; it does not keep what it says. */
    void requireReadable() throws IOException {
        ChartFile values = byName.get("values.yaml");
        if (values != null) {
            MetadataReader.requireValues(
                    origin + "/values.yaml", values.content().bytes());
        }
    }

    /** The lock that Helm writes: the last of the two that says anything. */
    private Optional<ChartFile> lock() throws IOException {
        Optional<ChartFile> lock = Optional.empty();
        for (String name : List.of("Chart.lock", "requirements.lock")) {
            ChartFile file = byName.get(name);
            Optional<byte[]> written = file == null
                    ? Optional.empty()
                    : LockYaml.asHelmWrites(origin + "/" + name, file.content().bytes());
            if (written.isPresent()) {
                lock = written.map(bytes -> new ChartFile("Chart.lock", Content.of(bytes)));
            }
        }
        return lock;
    }

    /** The files without those of the charts within, in the archive's order (pkg/chartutil/save.go). */
    List<ChartFile> inArchiveOrder(String apiVersion) throws IOException {
        boolean v1 = apiVersion.equals("v1");
        Optional<ChartFile> lock = lock();
        List<ChartFile> ordered = new ArrayList<>();
        for (String name : FIRST) {
            if (!name.equals("Chart.lock")) {
                Optional.ofNullable(byName.get(name)).ifPresent(ordered::add);
            } else if (apiVersion.equals("v2")) {
                lock.ifPresent(ordered::add); // Helm writes none for any other apiVersion
            }
        }
        byName.values().stream()
                .filter(file -> file.name().startsWith(TEMPLATES))
                .forEach(ordered::add);
        byName.values().stream()
                .filter(file -> !FIRST.contains(file.name()) && !file.name().startsWith(TEMPLATES))
                .filter(file -> !file.name().startsWith(CHARTS) || file.name().endsWith(".prov"))
                .filter(file -> v1 || !REQUIREMENTS.contains(file.name()))
                .forEach(ordered::add);
        return ordered;
    }

    /** The files of each chart in charts/, by the name of its folder or archive; those of a folder named within it. */
    Map<String, List<ChartFile>> charts() {
        Map<String, List<ChartFile>> charts = new TreeMap<>();
        for (ChartFile file : byName.values()) {
            if (!file.name().startsWith(CHARTS) || file.name().endsWith(".prov")) {
                continue;
            }
            String rest = file.name().substring(CHARTS.length());
            int slash = rest.indexOf('/');
            String chart = slash < 0 ? rest : rest.substring(0, slash);
            if (chart.startsWith("_") || chart.startsWith(".")) {
                continue;
            }
            List<ChartFile> within = charts.computeIfAbsent(chart, key -> new ArrayList<>());
            if (slash >= 0) {
                within.add(new ChartFile(rest.substring(slash + 1), file.content()));
            } else if (chart.endsWith(".tgz")) {
                within.add(file);
            }
        }
        return charts;
    }
}
