// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.secrets.Finding;
import io.github.ghcrmaven.secrets.SecretScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the folder of a chart to its archive: {@code helm package}, with the same bytes on every run. */
public final class ChartPackager {

    private final ChartChanges changes;
    private final VersionChecks versionChecks;
    private final EntryTime time;
    private final Path outputDirectory;
    private final ChartSource source;

    /**
     * A packager that asks no more of versions than Helm does.
     *
     * @param outputDirectory where the archives are written; it is created where it is missing
     */
    public ChartPackager(ChartChanges changes, EntryTime time, Path outputDirectory) {
        this(changes, VersionChecks.none(), time, outputDirectory, ChartSource.of(Links.WITHIN_THE_CHART));
    }

    /**
     * A packager that makes these changes in every chart, and takes the files from this source.
     *
     * @param outputDirectory where the archives are written; it is created where it is missing
     */
    public ChartPackager(
            ChartChanges changes,
            VersionChecks versionChecks,
            EntryTime time,
            Path outputDirectory,
            ChartSource source) {
        this.changes = changes;
        this.versionChecks = versionChecks;
        this.time = time;
        this.outputDirectory = outputDirectory;
        this.source = source;
    }

    /** Packages charts whatever they hold, see {@link #pack(List, SecretScan)}. */
    public List<ChartArchive> pack(List<Path> folders) throws IOException {
        return pack(folders, SecretScan.off());
    }

    /** Packages charts unsigned, see {@link #pack(List, SecretScan, Optional)}. */
    public List<ChartArchive> pack(List<Path> folders, SecretScan secretScan) throws IOException {
        return pack(folders, secretScan, Optional.empty());
    }

    /**
     * Packages charts. Nothing is written where one of them is refused, and no chart's folder is ever written to.
     *
     * @param folders the folders that hold a Chart.yaml
     * @param secretScan looks at all that would be packaged
     * @param signer signs each archive; empty where none is signed
     * @throws FaultException where Helm would refuse a chart, with the faults of all; or where one holds a secret
     * @throws IOException where a file cannot be read or written
     */
    public List<ChartArchive> pack(List<Path> folders, SecretScan secretScan, Optional<? extends ArchiveSigner> signer)
            throws IOException {
        List<Chart> charts = load(folders);
        lookForSecrets(folders, charts, secretScan);
        List<ChartArchive> archives = new ArrayList<>();
        for (Chart chart : charts) {
            archives.add(ArchiveWriter.write(chart, time, outputDirectory, signer));
        }
        return archives;
    }

    private static void lookForSecrets(List<Path> folders, List<Chart> charts, SecretScan secretScan)
            throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < charts.size(); i++) {
            findings.addAll(SecretSearch.in(charts.get(i), folders.get(i).toString(), secretScan));
        }
        secretScan.judge(findings);
    }

    /** The charts as they are packaged. */
    private List<Chart> load(List<Path> folders) throws IOException {
        Map<String, Path> folderByName = new HashMap<>();
        List<Chart> charts = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (Path folder : folders) {
            try {
                Chart chart = changed(ChartLoader.load(folder, source));
                charts.add(chart);
                faults.addAll(versionChecks.faults(folder.resolve("Chart.yaml").toString(), chart.metadata()));
                Path twin = folderByName.putIfAbsent(chart.metadata().name(), folder);
                if (twin != null) {
                    faults.add(new Fault(
                            twin + " and " + folder + " both hold a chart named '"
                                    + chart.metadata().name() + "'.",
                            "give one of them another name",
                            "chart-name"));
                }
            } catch (FaultException e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        return charts;
    }

    private Chart changed(Chart chart) {
        return new Chart(changes.applied(chart.metadata()), chart.files(), chart.charts());
    }
}
