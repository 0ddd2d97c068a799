// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.layout.LayoutRegistry;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.ManifestContent;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.MemorySink;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the charts in a folder: an image layout, or one that holds a layout for each chart. A chart is there if a tag names it;
 * tags named after digests hold what belongs to a manifest, and count for nothing here.
 */
public final class CarriedCharts {

    /** Helm loads no file above 5 MiB, and the metadata is one of them. */
    private static final int LONGEST_METADATA = 5 << 20;

    private final Path folder;
    private final Repository repository;

    /** @param repository what the layouts are called in messages */
    private CarriedCharts(Path folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /**
     * The charts in a folder, in the order of the layouts' names and then of their tags.
     *
     * @param charts the repository below which they will be published
     * @throws FaultException where it holds no chart, or something else under a tag, or two of the same name and version
     * @throws IOException where it cannot be read
     */
    public static List<CarriedChart> in(Path folder, Repository charts) throws IOException {
        List<CarriedChart> found = new ArrayList<>();
        for (Path layout : layouts(folder)) {
            found.addAll(new CarriedCharts(layout, charts).read());
        }
        if (found.isEmpty()) {
            throw new FaultException(
                    folder + " holds no chart: no tag in an image layout names one.",
                    "name the folder that -Dghcr.layout was given, or one of those in it",
                    "layout");
        }
        Map<String, CarriedChart> known = new TreeMap<>();
        for (CarriedChart chart : found) {
            CarriedChart other = known.put(chart.name() + " " + chart.tag(), chart);
            if (other != null) {
                throw new FaultException(
                        folder + " holds two charts " + chart.name() + " " + chart.version() + ": " + other.digest()
                                + " and " + chart.digest() + ".",
                        "remove one of them",
                        "layout-content");
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> layouts(Path folder) throws IOException {
        if (Files.exists(folder.resolve("oci-layout"), LinkOption.NOFOLLOW_LINKS) || !Files.isDirectory(folder)) {
            return List.of(folder);
        }
        List<Path> layouts;
        try (Stream<Path> files = Files.list(folder)) {
            layouts = files.filter(file -> Files.exists(file.resolve("oci-layout"), LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        for (Path layout : layouts) {
            if (Files.isSymbolicLink(layout)) {
                throw new FaultException(
                        layout + " is a link, which could lead anywhere.",
                        "name the layout itself, or remove the link",
                        "layout");
            }
        }
        return layouts;
    }

    private List<CarriedChart> read() throws IOException {
        Registry layout = LayoutRegistry.of(folder);
        Map<Digest, List<Tag>> tags = new LinkedHashMap<>();
        for (Tag tag : layout.tags(repository).orElse(List.of())) {
            Optional<Digest> digest = tag.isOfDigest() ? Optional.empty() : layout.find(repository.tagged(tag));
            digest.ifPresent(found ->
                    tags.computeIfAbsent(found, key -> new ArrayList<>()).add(tag));
        }
        List<CarriedChart> charts = new ArrayList<>();
        for (List<Tag> named : tags.values()) {
            charts.add(chart(layout, named));
        }
        return charts;
    }

    private CarriedChart chart(Registry layout, List<Tag> tags) throws IOException {
        Optional<byte[]> read = layout.read(repository.tagged(tags.get(0)));
        try {
            Manifest manifest = Manifest.parse(read.orElseThrow());
            List<Descriptor> blobs = ManifestContent.parse(manifest.bytes()).blobs();
            if (blobs.isEmpty() || !blobs.get(0).mediaType().equals(MediaTypes.HELM_CONFIG)) {
                throw new IllegalArgumentException("it is something else");
            }
            MemorySink config = new MemorySink(LONGEST_METADATA);
            layout.readBlob(repository, blobs.get(0), config);
            return CarriedChart.of(config.bytes(), manifest, tags, layout);
        } catch (IllegalArgumentException e) {
            throw new FaultException(
                    "What " + tags.get(0) + " names in " + folder + " is no chart: " + e.getMessage() + ".",
                    "remove the tag, or name another folder",
                    "layout-content");
        }
    }
}
