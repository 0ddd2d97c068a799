// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.provenance;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.MetadataMembers;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.yaml.GoYaml;
import io.github.ghcrmaven.yaml.HelmYaml;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/** What is signed: the metadata and the archive's digest, as two YAML documents (pkg/provenance/sign.go, messageBlock). */
final class ProvenanceText {

    /** Ends the first document; {@code ---} would begin a part of the signature's armour. */
    private static final String END_OF_METADATA = "\n...\n";

    private ProvenanceText() {}

    static String of(ChartArchive archive) {
        String name = archive.file().getFileName().toString();
        return GoYaml.write(MetadataMembers.of(archive.metadata()))
                + END_OF_METADATA
                + GoYaml.write(Map.of("files", Map.of(name, archive.digest().toString())));
    }

    /** The digest that a text names for a file, if it names one. */
    static Optional<Digest> digest(String text, String fileName) {
        int end = text.indexOf(END_OF_METADATA);
        if (end < 0) {
            return Optional.empty();
        }
        try {
            return HelmYaml.parse(text.substring(end + END_OF_METADATA.length())) instanceof Map<?, ?> sums
                            && sums.get("files") instanceof Map<?, ?> files
                            && files.get(fileName) instanceof String digest
                    ? Optional.of(Digest.parse(digest))
                    : Optional.empty();
        } catch (YAMLException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
