// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads a chart archive with Helm's rules and bounds (pkg/chart/loader/archive.go), trusting nothing in it. The JDK's
 * gzip reads it: commons-compress 1.28.0 rejects the extra field that Helm writes (pkg/chartutil/save.go).
 */
final class ArchiveReader {

    private static final int MOST_ENTRIES = 20_000;

    /**
     * The largest chart with a header, a long name and padding for each entry; a long name is read into memory whole.
     */
    private static final long MOST_BYTES = Limits.LARGEST_CHART + MOST_ENTRIES * 3072L;

    private static final Pattern DRIVE_LETTER = Pattern.compile("[a-zA-Z]:/.*");

    private final String origin;
    private final Limits limits;
    private final Unpacked unpacked;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<ChartFile> files = new ArrayList<>();

    private ArchiveReader(String origin, Unpacked unpacked) {
        this.origin = origin;
        this.unpacked = unpacked;
        this.limits = new Limits(origin);
    }

    /**
     * The files of an archive, named below the chart's folder; {@code origin} names the archive in messages, {@code unpacked}
     * keeps what is in it.
     */
    static List<ChartFile> files(String origin, InputStream archive, Unpacked unpacked) throws IOException {
        ArchiveReader reader = new ArchiveReader(origin, unpacked);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new BoundedInputStream(new GZIPInputStream(archive), MOST_BYTES), StandardCharsets.UTF_8.name())) {
            TarArchiveEntry entry = tar.getNextEntry();
            for (int count = 1; entry != null; count++, entry = tar.getNextEntry()) {
                if (count > MOST_ENTRIES) {
                    throw reader.fault("it has more than " + MOST_ENTRIES + " entries");
                }
                reader.read(tar, entry);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException e) {
            throw reader.fault("it is not a gzipped tar archive (" + e.getMessage() + ")");
        }
        return reader.files;
    }

    private void read(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        if (entry.isDirectory()) {
            return;
        }
        if (!isRegular(entry)) {
            throw fault("'" + entry.getName() + "' is not a regular file");
        }
        String name = nameInChart(entry.getName());
        if (!names.add(name)) {
            throw fault("'" + name + "' is there twice");
        }
        limits.count(name, entry.getSize());
        files.add(new ChartFile(name, unpacked.keep(tar.readNBytes((int) entry.getSize()))));
    }

    /** Everything that is nothing else is a file to commons-compress: devices, too. */
    private static boolean isRegular(TarArchiveEntry entry) {
        return entry.isFile()
                && !entry.isSymbolicLink()
                && !entry.isLink()
                && !entry.isFIFO()
                && !entry.isCharacterDevice()
                && !entry.isBlockDevice()
                && !entry.isSparse();
    }

    /** The name below the chart's folder, which is the first element and need not be the chart's name. */
    private String nameInChart(String raw) {
        char delimiter = raw.indexOf('\\') < 0 ? '/' : '\\'; // one or the other, as in Helm
        int first = raw.indexOf(delimiter);
        String path = raw.replace('\\', '/');
        if (first <= 0
                || path.startsWith("/")
                || first == path.length() - 1
                || DRIVE_LETTER.matcher(path).matches()) {
            throw fault("'" + raw + "' lies outside of the chart's folder");
        }
        List<String> elements = new ArrayList<>();
        for (String element : path.substring(first + 1).split("/", -1)) {
            if (element.equals("..")) {
                throw fault("'" + raw + "' climbs out of the chart's folder");
            }
            if (!element.isEmpty() && !element.equals(".")) {
                elements.add(element);
            }
        }
        if (elements.isEmpty()
                || DRIVE_LETTER.matcher(String.join("/", elements) + "/").matches()) {
            throw fault("'" + raw + "' is not the name of a file");
        }
        return String.join("/", elements);
    }

    private FaultException fault(String what) {
        return new FaultException(
                origin + " cannot be read as a chart: " + what + ".",
                "fetch it again from where it came from, or remove it",
                "chart-archive");
    }
}
