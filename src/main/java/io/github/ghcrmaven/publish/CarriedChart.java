// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.ghcrmaven.chart.ChartVersion;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A chart in an image layout, to be published from there.
 *
 * @param name the chart's name, as its own metadata has it
 * @param version the chart's version, as its own metadata has it
 * @param digest its manifest
 * @param tags those that it has in the layout besides that of its version
 * @param layout the layout, as whichever repository
 */
public record CarriedChart(String name, String version, Digest digest, List<Tag> tags, Registry layout) {

    public CarriedChart {
        tags = List.copyOf(tags);
        if (name.contains("/")) {
            throw new IllegalArgumentException("its name is that of a folder");
        }
        new Repository("localhost", name);
        if (!ChartVersion.isValid(version)) {
            throw new IllegalArgumentException("its version is none");
        }
    }

    /**
     * Reads the chart's metadata, which the config of its manifest is (Helm, pkg/registry/client.go).
     *
     * @param tags all that it has in the layout
     * @throws IllegalArgumentException where it holds no name or no version that a chart can have
     */
    static CarriedChart of(byte[] config, Digest digest, List<Tag> tags, Registry layout) {
        JsonObject metadata;
        try {
            metadata = JsonParser.parseString(new String(config, StandardCharsets.UTF_8)) instanceof JsonObject object
                    ? object
                    : new JsonObject();
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("its metadata is no JSON", e);
        }
        String version = text(metadata, "version");
        return new CarriedChart(
                text(metadata, "name"),
                version,
                digest,
                tags.stream()
                        .filter(tag -> !tag.name().equals(version.replace('+', '_')))
                        .toList(),
                layout);
    }

    private static String text(JsonObject metadata, String member) {
        if (metadata.get(member) instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw new IllegalArgumentException("its metadata has no " + member);
    }

    /** The tag of its version. */
    public Tag tag() {
        return Tag.ofVersion(version);
    }
}
