// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;

/**
 * One chart on its way to a registry.
 *
 * @param archive the packaged chart
 * @param artifact the same as OCI artifact
 * @param repository where it goes
 */
record Planned(ChartArchive archive, ChartArtifact artifact, Repository repository) {

    static Planned of(ChartArchive archive, Repository charts) {
        return new Planned(
                archive,
                ChartArtifact.of(archive),
                charts.child(archive.metadata().name()));
    }

    String name() {
        return archive.metadata().name();
    }

    Digest digest() {
        return artifact.manifest().digest();
    }

    Reference byDigest() {
        return repository.at(digest());
    }

    Tag tag() {
        return Tag.ofVersion(archive.metadata().version());
    }

    Reference byTag() {
        return repository.tagged(tag());
    }

    boolean isSnapshot() {
        return archive.metadata().version().endsWith("-SNAPSHOT");
    }
}
