// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.yaml.GoYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Chart.yaml as it goes into the archive: the file's own text, comments and order kept, with what the build sets. Where the
 * text cannot be edited so that Helm reads just that (an alias as version, say), it is written anew as Helm writes it.
 */
final class ChartYaml {

    private ChartYaml() {}

    /**
     * The text for these metadata, which differ from what {@code original} says in what the build sets alone, or in
     * dependencies that a v2 chart declares in its requirements.yaml: that file does not go into the archive.
     */
    static byte[] saying(byte[] original, Metadata metadata) {
        byte[] anew = GoYaml.write(MetadataMembers.of(inChartYaml(metadata))).getBytes(StandardCharsets.UTF_8);
        // not in every text: Helm's own YAML folds U+0085 when it is read again, and what it says then counts
        Metadata wanted = said(anew).orElseGet(() -> inChartYaml(metadata));
        Optional<Metadata> said = said(original);
        if (said.equals(Optional.of(wanted))) {
            return original;
        }
        return said.flatMap(
                        before -> ChartYamlEditor.edited(new String(original, StandardCharsets.UTF_8), before, wanted))
                .map(edited -> edited.getBytes(StandardCharsets.UTF_8))
                .filter(edited -> said(edited).equals(Optional.of(wanted)))
                .orElse(anew);
    }

    /** The dependencies of a chart of apiVersion v1 stand in its requirements.yaml alone. */
    private static Metadata inChartYaml(Metadata metadata) {
        return metadata.apiVersion().equals("v1") ? metadata.withDependencies(List.of()) : metadata;
    }

    private static Optional<Metadata> said(byte[] chartYaml) {
        try {
            return Optional.of(MetadataReader.read("Chart.yaml", chartYaml));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
