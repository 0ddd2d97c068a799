// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.MediaTypes;
import java.util.Optional;

/**
 * What is known of a chart wherever it came from.
 *
 * @param name the chart's name
 * @param version the chart's version
 * @param type {@code application} or {@code library}; empty where it does not say
 * @param archive the archive, as the manifest names it
 * @param provenance the same of its provenance; empty where it is not signed with OpenPGP
 * @param packaged the archive as this build has made it; empty where it came from a layout
 */
public record PublishedChart(
        String name,
        String version,
        String type,
        Descriptor archive,
        Optional<Descriptor> provenance,
        Optional<ChartArchive> packaged) {

    /** One that this build has packaged. */
    static PublishedChart of(ChartArchive archive) {
        return new PublishedChart(
                archive.metadata().name(),
                archive.metadata().version(),
                archive.metadata().type(),
                new Descriptor(MediaTypes.HELM_CHART, archive.digest(), archive.size()),
                archive.provenance()
                        .map(signed -> new Descriptor(MediaTypes.HELM_PROVENANCE, signed.digest(), signed.size())),
                Optional.of(archive));
    }

    /** A library cannot be installed, only pulled. */
    boolean isLibrary() {
        return type.equals("library");
    }
}
