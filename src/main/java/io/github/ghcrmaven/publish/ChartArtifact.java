// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.chart.Maintainer;
import io.github.ghcrmaven.chart.Metadata;
import io.github.ghcrmaven.chart.MetadataMembers;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.GoJson;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.registry.Blob;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A chart as an OCI artifact, as {@code helm push} makes one (pkg/registry/client.go and util.go).
 *
 * @param config the metadata
 * @param layers the archive, and its provenance where it is signed
 * @param manifest what ties them together
 */
record ChartArtifact(Blob config, List<Blob> layers, Manifest manifest) {

    private static final String PREFIX = "org.opencontainers.image.";

    static ChartArtifact of(ChartArchive archive) {
        Metadata metadata = archive.metadata();
        Blob config = Blob.of(
                MediaTypes.HELM_CONFIG, metadata.name() + " config", GoJson.bytes(MetadataMembers.of(metadata)));
        List<Blob> layers = new ArrayList<>();
        layers.add(Blob.of(new Descriptor(MediaTypes.HELM_CHART, archive.digest(), archive.size()), archive.file()));
        archive.provenance()
                .map(signed -> Blob.of(
                        new Descriptor(MediaTypes.HELM_PROVENANCE, signed.digest(), signed.size()), signed.file()))
                .ifPresent(layers::add);
        Manifest manifest = Manifest.of(
                config.descriptor(),
                layers.stream().map(Blob::descriptor).toList(),
                annotations(metadata, archive.time()));
        return new ChartArtifact(config, layers, manifest);
    }

    List<Blob> blobs() {
        List<Blob> blobs = new ArrayList<>(layers);
        blobs.add(0, config);
        return blobs;
    }

    /**
     * The annotations of the manifest. Helm's {@code created} is the file's time of change; ours is the entries' time,
     * and left out where nobody gave one, so that the digest is the same on every run.
     */
    static SortedMap<String, String> annotations(Metadata metadata, EntryTime time) {
        SortedMap<String, String> annotations = new TreeMap<>();
        put(annotations, "description", metadata.description());
        put(annotations, "url", metadata.home());
        put(annotations, "created", time.given() ? time.instant().toString() : "");
        put(
                annotations,
                "source",
                metadata.sources().isEmpty() ? "" : metadata.sources().get(0));
        put(annotations, "authors", authors(metadata.maintainers()));
        annotations.putAll(metadata.annotations());
        // these two say what the tag says, whatever the chart's own annotations are
        annotations.remove(PREFIX + "title");
        annotations.remove(PREFIX + "version");
        put(annotations, "title", metadata.name());
        put(annotations, "version", metadata.version());
        return annotations;
    }

    private static String authors(List<Maintainer> maintainers) {
        return maintainers.stream()
                .map(maintainer ->
                        maintainer.name() + (maintainer.email().isEmpty() ? "" : " (" + maintainer.email() + ")"))
                .collect(Collectors.joining(", "));
    }

    private static void put(SortedMap<String, String> annotations, String name, String value) {
        if (!value.isBlank()) {
            annotations.put(PREFIX + name, value);
        }
    }
}
