// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.oci.Repository;
import java.util.List;

/**
 * One chart on its way to a registry.
 *
 * @param archive the packaged chart
 * @param artifact the same as OCI artifact
 * @param repository where it goes
 * @param prefix what stands before a line about it: its name, where there are others
 */
record Planned(ChartArchive archive, ChartArtifact artifact, Repository repository, String prefix) {

    static List<Planned> all(List<ChartArchive> archives, Repository charts) {
        boolean several = archives.size() > 1;
        return archives.stream().map(archive -> of(archive, charts, several)).toList();
    }

    private static Planned of(ChartArchive archive, Repository charts, boolean several) {
        String name = archive.metadata().name();
        return new Planned(archive, ChartArtifact.of(archive), charts.child(name), several ? name + ": " : "");
    }

    VersionTag tag() {
        return new VersionTag(
                repository, archive.metadata().version(), artifact.manifest().digest());
    }
}
