// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a chart's folder in the order in which Helm walks it: names in order of their bytes, a folder's files at
 * the folder's place, links followed (pkg/chart/loader/directory.go).
 */
final class FolderWalk {

    private static final Comparator<Named> BY_BYTES =
            Comparator.comparing(entry -> entry.name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** Of one chart: nearly all are smaller. */
    private static final long MOST_IN_MEMORY = 4 << 20;

    /** An entry of a folder with its name, which is found once: the path asks the file system for it. */
    private record Named(Path path, String name) {

        static Named of(Path path) {
            return new Named(path, fileName(path));
        }

        /**
         * The name by its bytes, which are UTF-8: as text, Java reads them in the locale's charset, which may be ASCII.
         */
        private static String fileName(Path path) {
            String uri = path.toUri().getPath();
            String whole = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
            return whole.substring(whole.lastIndexOf('/') + 1);
        }
    }

    private final Path top;
    private final Path realTop;
    private final Links links;
    private final IgnoreRules ignore;
    private final Limits limits;
    private final List<ChartFile> files = new ArrayList<>();
    private long inMemory;

    private FolderWalk(Path top, IgnoreRules ignore, Links links) throws IOException {
        this.top = top;
        this.realTop = top.toRealPath();
        this.links = links;
        this.ignore = ignore;
        this.limits = new Limits(top.toString());
    }

    static List<ChartFile> files(Path top, IgnoreRules ignore, Links links) throws IOException {
        FolderWalk walk = new FolderWalk(top, ignore, links);
        walk.folder(top, "", List.of(walk.realTop));
        return walk.files;
    }

    private void folder(Path folder, String prefix, List<Path> above) throws IOException {
        for (Named entry : sorted(folder)) {
            Path path = entry.path();
            String name = prefix + entry.name();
            // Links are resolved before the ignore rules are asked, as in Helm: a dangling one fails in any case.
            BasicFileAttributes attributes = attributes(path, name);
            if (ignore.ignores(name, attributes.isDirectory())) {
                continue;
            }
            requireWithin(path, name);
            if (attributes.isDirectory()) {
                folder(path, name + "/", descend(path, name, above));
            } else if (attributes.isRegularFile()) {
                limits.requireFile(name, attributes.size());
                files.add(new ChartFile(name, content(path, attributes.size())));
            } else {
                throw fault(name + " is neither a file nor a folder.");
            }
        }
    }

    /** A chart is read several times over: what is small is read from the disk once. */
    private Content content(Path file, long size) throws IOException {
        if (inMemory + size > MOST_IN_MEMORY) {
            return Content.of(file);
        }
        byte[] bytes = Files.readAllBytes(file);
        inMemory += bytes.length;
        return Content.of(bytes);
    }

    private static List<Named> sorted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(Named::of).sorted(BY_BYTES).toList();
        }
    }

    private BasicFileAttributes attributes(Path path, String name) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw fault(name + " is a link to a file that does not exist.");
        } catch (FileSystemException e) {
            if (Files.isSymbolicLink(path)) {
                throw fault(name + " is a link that leads in a circle, or to what cannot be read.");
            }
            throw e;
        }
    }

    /** What lies outside is not under the chart's version control, and may be a secret of the machine. */
    private void requireWithin(Path path, String name) throws IOException {
        if (links == Links.WITHIN_THE_CHART && Files.isSymbolicLink(path)) {
            Path target = path.toRealPath();
            if (!target.startsWith(realTop)) {
                throw new FaultException(
                        top + ": " + name + " is a link to " + target + ", outside of the chart's folder.",
                        "copy it into the chart, or follow such links as Helm does:"
                                + " <followExternalLinks>true</followExternalLinks>, -Dghcr.followExternalLinks",
                        "external-link");
            }
        }
    }

    private List<Path> descend(Path path, String name, List<Path> above) throws IOException {
        Path real = path.toRealPath();
        if (above.contains(real)) {
            throw fault(name + " is a link to a folder that it lies in.");
        }
        List<Path> deeper = new ArrayList<>(above);
        deeper.add(real);
        return deeper;
    }

    private FaultException fault(String what) {
        return new FaultException(top + ": " + what, "remove it from the chart's folder", "chart-files");
    }
}
