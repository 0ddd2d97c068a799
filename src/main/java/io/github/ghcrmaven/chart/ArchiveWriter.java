// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.oci.Digest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a chart's archive in Helm's layout (pkg/chartutil/save.go), the same bytes on every run: one time for all
 * entries, mode 0644, no owner, charts within in the order of their names, neither name nor time in the gzip header.
 */
final class ArchiveWriter {

    private static final int MODE = 0644;

    /** Digest and deflate are called with this much: a tar is written in records of 512 bytes. */
    private static final int WRITTEN_AT_ONCE = 1 << 16;

    private final TarArchiveOutputStream tar;
    private final Instant time;

    private ArchiveWriter(OutputStream out, Instant time) {
        this.tar = new TarArchiveOutputStream(out, TarConstants.DEFAULT_RCDSIZE, StandardCharsets.UTF_8.name());
        this.time = time;
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /**
     * Writes the archive {@code <name>-<version>.tgz}, and {@code .prov} beside it where it is signed, under other names: they
     * are in place when the whole of a packaging is done.
     *
     * @param outputDirectory is created where it is missing
     */
    static UnfinishedArchive write(
            Chart chart, EntryTime time, Path outputDirectory, Optional<? extends ArchiveSigner> signer)
            throws IOException {
        Metadata metadata = chart.metadata();
        Files.createDirectories(outputDirectory);
        Path file = outputDirectory.resolve(metadata.name() + "-" + metadata.version() + ".tgz");
        UnfinishedArchive unfinished = new UnfinishedArchive(file);
        try {
            unfinished.is(archive(chart, time, unfinished.file(), file));
            if (signer.isPresent()) {
                unfinished.sign(signer.get());
            }
            return unfinished;
        } catch (IOException | RuntimeException e) {
            unfinished.close();
            throw e;
        }
    }

    private static ChartArchive archive(Chart chart, EntryTime time, Path unfinished, Path file) throws IOException {
        MessageDigest fileDigest = Digest.sha256();
        MessageDigest tarDigest = Digest.sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(unfinished), fileDigest);
                OutputStream gzip = new GZIPOutputStream(out, WRITTEN_AT_ONCE);
                OutputStream digested = new DigestOutputStream(gzip, tarDigest);
                OutputStream records = new BufferedOutputStream(digested, WRITTEN_AT_ONCE)) {
            ArchiveWriter writer = new ArchiveWriter(records, time.instant());
            writer.chart(chart.metadata().name() + "/", chart);
            writer.tar.finish();
        }
        return new ChartArchive(
                file,
                chart.metadata(),
                Files.size(unfinished),
                Digest.of(fileDigest),
                Digest.of(tarDigest),
                time,
                chart.fileCount(),
                Optional.empty());
    }

    private void chart(String folder, Chart chart) throws IOException {
        for (ChartFile file : chart.files()) {
            Content content = file.name().equals("Chart.yaml")
                    ? Content.of(ChartYaml.saying(file.content().bytes(), chart.metadata()))
                    : file.content();
            entry(folder + file.name(), content);
        }
        for (Chart within : chart.charts()) {
            chart(folder + "charts/" + within.metadata().name() + "/", within);
        }
    }

    private void entry(String name, Content content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
        entry.setMode(MODE);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setModTime(FileTime.from(time));
        entry.setSize(content.size());
        tar.putArchiveEntry(entry);
        try (InputStream in = content.open()) {
            in.transferTo(tar);
        }
        tar.closeArchiveEntry();
    }
}
