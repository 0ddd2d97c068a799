// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.secrets.Finding;
import io.github.ghcrmaven.secrets.SecretScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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

    /** Packages charts unsigned and whatever they hold, see {@link #pack(List, SecretScan, Optional)}. */
    public List<ChartArchive> pack(List<Path> folders) throws IOException {
        return pack(folders, SecretScan.off(), Optional.empty());
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
        // beside the compression, which takes longer
        CompletableFuture<List<Finding>> findings =
                CompletableFuture.supplyAsync(() -> findings(folders, charts, secretScan));
        List<UnfinishedArchive> written = new ArrayList<>();
        try {
            for (Chart chart : charts) {
                written.add(ArchiveWriter.write(chart, time, outputDirectory, signer));
            }
            secretScan.judge(found(findings));
            List<ChartArchive> archives = new ArrayList<>();
            for (UnfinishedArchive archive : written) {
                archives.add(archive.finish());
            }
            return archives;
        } finally {
            for (UnfinishedArchive archive : written) {
                archive.close();
            }
        }
    }

    private static List<Finding> findings(List<Path> folders, List<Chart> charts, SecretScan secretScan) {
        try {
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < charts.size(); i++) {
                findings.addAll(SecretSearch.in(charts.get(i), folders.get(i).toString(), secretScan));
            }
            return findings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Finding> found(CompletableFuture<List<Finding>> findings) throws IOException {
        try {
            return findings.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
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
