// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A packaged chart of anybody's making. */
public final class ArchivedChart {

    /** Twice what Helm unpacks, in bytes: headers count, too, and what is packed already grows. */
    public static final long LARGEST = 2 * Limits.LARGEST_CHART;

    private ArchivedChart() {}

    /**
     * Reads what the chart says of itself, within Helm's bounds. Its name and version can be part of a file's name.
     *
     * @param origin names the archive in messages
     * @throws FaultException where it is no chart, or Helm would refuse it
     * @throws IOException where the file cannot be read
     */
    public static Metadata metadata(String origin, Path archive) throws IOException {
        List<ChartFile> files;
        try (InputStream in = Files.newInputStream(archive)) {
            files = ArchiveReader.files(origin, in, new Unpacked());
        }
        Metadata metadata = new ChartFiles(origin, files).metadata();
        List<Fault> faults = MetadataRules.faults(origin + ": its Chart.yaml", metadata);
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        return metadata;
    }
}
