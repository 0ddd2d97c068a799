// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.SnapshotVersion;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;

/**
 * The tag of a chart's version, and the manifest that it is to name.
 *
 * @param repository that of the chart
 * @param version the chart's
 * @param digest the manifest's
 */
record VersionTag(Repository repository, String version, Digest digest) {

    Tag tag() {
        return Tag.ofVersion(version);
    }

    Reference byTag() {
        return repository.tagged(tag());
    }

    Reference byDigest() {
        return repository.at(digest);
    }

    boolean isSnapshot() {
        return SnapshotVersion.is(version);
    }
}
