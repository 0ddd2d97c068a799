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

    private static final char NEXT_LINE = '\u0085';

    private ChartYaml() {}

    /**
     * The text for these metadata, which differ from what {@code original} says in what the build sets alone, or in
     * dependencies that a v2 chart declares in its requirements.yaml: that file does not go into the archive.
     */
    static byte[] saying(byte[] original, Metadata metadata) {
        Metadata wanted = asHelmReadsItAgain(inChartYaml(metadata));
        Optional<Metadata> said = said(original);
        if (said.equals(Optional.of(wanted))) {
            return original;
        }
        return said.flatMap(
                        before -> ChartYamlEditor.edited(new String(original, StandardCharsets.UTF_8), before, wanted))
                .map(edited -> edited.getBytes(StandardCharsets.UTF_8))
                .filter(edited -> said(edited).equals(Optional.of(wanted)))
                .orElseGet(() -> asHelmWrites(inChartYaml(metadata)));
    }

    /** Helm's own YAML folds U+0085, and what it says then counts; where Helm could not read it again, what was meant. */
    private static Metadata asHelmReadsItAgain(Metadata metadata) {
        return MetadataMembers.of(metadata).toString().indexOf(NEXT_LINE) < 0
                ? metadata
                : said(asHelmWrites(metadata)).orElse(metadata);
    }

    private static byte[] asHelmWrites(Metadata metadata) {
        return GoYaml.write(MetadataMembers.of(metadata)).getBytes(StandardCharsets.UTF_8);
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
