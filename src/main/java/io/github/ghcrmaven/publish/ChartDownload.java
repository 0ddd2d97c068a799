// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ArchivedChart;
import io.github.ghcrmaven.chart.Metadata;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.ManifestContent;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.registry.FileSink;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Fetches the chart of a manifest that has been verified: each blob by the digest that the manifest names. The file is named after
 * the chart as {@code helm pull} names it, by what the archive says of itself, and only once that is fit for a name.
 */
public final class ChartDownload {

    private static final Set<String> ARCHIVES = Set.of(MediaTypes.HELM_CHART, MediaTypes.HELM_CHART_LEGACY);

    /** It repeats the chart's Chart.yaml, of which Helm takes in no more. */
    private static final long LARGEST_PROVENANCE = 8 << 20;

    private final Registry registry;
    private final Reference manifest;
    private final ManifestContent content;

    /**
     * The chart of a manifest.
     *
     * @param registry that of the manifest
     * @throws FaultException where it is neither a manifest nor an index
     */
    public ChartDownload(Registry registry, ResolvedManifest manifest) {
        this.registry = registry;
        this.manifest = manifest.reference();
        this.content = manifest.content();
    }

    /**
     * Fetches archive and provenance; a file that is there is replaced, and never stands beside the provenance of another.
     *
     * @param directory where they go, which is made
     * @throws FaultException where it is no chart, or the registry refuses
     * @throws IOException where the registry cannot be reached or cannot serve, or a file cannot be written
     */
    public PulledChart into(Path directory) throws IOException {
        Descriptor archive = only(layers(ARCHIVES))
                .orElseThrow(() -> noChart("it has " + layers(ARCHIVES).size() + " archives of a chart, not one"));
        List<Descriptor> signed = layers(Set.of(MediaTypes.HELM_PROVENANCE));
        if (signed.size() > 1) {
            throw noChart("it has " + signed.size() + " provenance files");
        }
        requireSize(archive, ArchivedChart.LARGEST);
        signed.forEach(one -> requireSize(one, LARGEST_PROVENANCE));
        Files.createDirectories(directory);
        // names that nobody else chooses: what the chart is called is known only once it is here
        Path unfinished = directory.resolve("." + UUID.randomUUID());
        Path unfinishedProvenance = directory.resolve("." + UUID.randomUUID());
        try {
            registry.readBlob(manifest.repository(), archive, new FileSink(unfinished));
            Metadata chart = ArchivedChart.metadata(manifest.toString(), unfinished);
            for (Descriptor one : signed) {
                registry.readBlob(manifest.repository(), one, new FileSink(unfinishedProvenance));
            }
            Path file = directory.resolve(chart.name() + "-" + chart.version() + ".tgz");
            Path provenance = file.resolveSibling(file.getFileName() + ".prov");
            Files.deleteIfExists(provenance);
            replace(unfinished, file);
            if (!signed.isEmpty()) {
                replace(unfinishedProvenance, provenance);
            }
            return new PulledChart(file, archive, signed.isEmpty() ? Optional.empty() : Optional.of(provenance));
        } finally {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(unfinishedProvenance);
        }
    }

    private List<Descriptor> layers(Set<String> mediaTypes) {
        if (content.blobs().isEmpty() || !content.blobs().get(0).mediaType().equals(MediaTypes.HELM_CONFIG)) {
            throw noChart("its config is not of the type " + MediaTypes.HELM_CONFIG);
        }
        return content.blobs().stream()
                .skip(1)
                .filter(layer -> mediaTypes.contains(layer.mediaType()))
                .toList();
    }

    private static Optional<Descriptor> only(List<Descriptor> layers) {
        return layers.size() == 1 ? Optional.of(layers.get(0)) : Optional.empty();
    }

    private void requireSize(Descriptor layer, long most) {
        if (layer.size() > most) {
            throw noChart(
                    "its " + layer.mediaType() + " has " + layer.size() + " bytes, and none has more than " + most);
        }
    }

    private FaultException noChart(String why) {
        return new FaultException(
                manifest + " is no Helm chart: " + why + ".",
                "correct the reference; an image is pulled with the tools for images",
                "not-a-chart");
    }

    private static void replace(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
