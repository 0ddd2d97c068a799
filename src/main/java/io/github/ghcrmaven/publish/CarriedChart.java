// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.ghcrmaven.chart.ChartVersion;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.ManifestContent;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A chart in an image layout, to be published from there.
 *
 * @param chart what its manifest and its own metadata say
 * @param manifest as it is in the layout
 * @param tags those that it has in the layout besides that of its version
 * @param layout the layout, as whichever repository
 */
public record CarriedChart(PublishedChart chart, Manifest manifest, List<Tag> tags, Registry layout) {

    public CarriedChart {
        tags = List.copyOf(tags);
        if (chart.name().contains("/")) {
            throw new IllegalArgumentException("its name is that of a folder");
        }
        new Repository("localhost", chart.name());
        if (!ChartVersion.isValid(chart.version())) {
            throw new IllegalArgumentException("its version is none");
        }
    }

    /**
     * Reads the chart's metadata, which the config of its manifest is (Helm, pkg/registry/client.go).
     *
     * @param tags all that it has in the layout
     * @throws IllegalArgumentException where it has no archive, or no name or no version that a chart can have
     */
    static CarriedChart of(byte[] config, Manifest manifest, List<Tag> tags, Registry layout) {
        JsonObject metadata;
        try {
            metadata = JsonParser.parseString(new String(config, StandardCharsets.UTF_8)) instanceof JsonObject object
                    ? object
                    : new JsonObject();
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("its metadata is no JSON", e);
        }
        String version = text(metadata, "version");
        PublishedChart chart = new PublishedChart(
                text(metadata, "name"),
                version,
                metadata.has("type") ? text(metadata, "type") : "",
                layer(manifest, MediaTypes.HELM_CHART)
                        .orElseThrow(() -> new IllegalArgumentException("it has no archive")),
                layer(manifest, MediaTypes.HELM_PROVENANCE),
                Optional.empty());
        return new CarriedChart(
                chart,
                manifest,
                tags.stream()
                        .filter(tag -> !tag.name().equals(version.replace('+', '_')))
                        .toList(),
                layout);
    }

    private static Optional<Descriptor> layer(Manifest manifest, String mediaType) {
        return ManifestContent.parse(manifest.bytes()).blobs().stream()
                .filter(blob -> blob.mediaType().equals(mediaType))
                .findFirst();
    }

    private static String text(JsonObject metadata, String member) {
        if (metadata.get(member) instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw new IllegalArgumentException("its metadata has no " + member);
    }

    public String name() {
        return chart.name();
    }

    public String version() {
        return chart.version();
    }

    public Digest digest() {
        return manifest.digest();
    }

    /** The tag of its version. */
    public Tag tag() {
        return Tag.ofVersion(version());
    }
}
