// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.oci.Digest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A packaged chart.
 *
 * @param file the {@code .tgz}
 * @param metadata what the Chart.yaml within says
 * @param size the file's length in bytes
 * @param digest the file's digest
 * @param tarDigest the digest of the uncompressed tar, which does not depend on the zlib of the JVM that packaged it
 * @param time the time of all entries
 * @param fileCount how many files are in it
 * @param provenance what was signed about it, where something was
 */
public record ChartArchive(
        Path file,
        Metadata metadata,
        long size,
        Digest digest,
        Digest tarDigest,
        EntryTime time,
        int fileCount,
        Optional<ProvenanceFile> provenance) {

    /** The same, signed. */
    ChartArchive with(ProvenanceFile signed) {
        return new ChartArchive(file, metadata, size, digest, tarDigest, time, fileCount, Optional.of(signed));
    }
}
