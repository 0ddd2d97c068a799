// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import java.util.List;
import java.util.Optional;

/** Results of publications that did not take place. */
final class Samples {

    static final Digest DIGEST = Digest.parse("sha256:" + "0b4f".repeat(16));

    private Samples() {}

    static Published published(ChartArchive archive, boolean skipped, boolean plainHttp) {
        return new Published(
                PublishedChart.of(archive),
                new Repository("ghcr.io", "acme/charts")
                        .child(archive.metadata().name()),
                DIGEST,
                List.of(Tag.ofVersion(archive.metadata().version()), new Tag("latest")),
                skipped,
                Optional.empty(),
                plainHttp,
                Optional.empty());
    }
}
