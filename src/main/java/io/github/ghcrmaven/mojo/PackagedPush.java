// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.publish.BuildProvenance;
import io.github.ghcrmaven.publish.Narration;
import io.github.ghcrmaven.publish.Policy;
import io.github.ghcrmaven.publish.Publication;
import io.github.ghcrmaven.publish.Signing;
import io.github.ghcrmaven.publish.Staged;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Publishes the charts that were packaged in this build.
 *
 * @param archives at least one
 * @param provenance what is said of the build of each; empty where nothing is
 */
record PackagedPush(List<ChartArchive> archives, Optional<BuildProvenance> provenance) {

    PackagedPush {
        archives = List.copyOf(archives);
        if (archives.isEmpty()) {
            throw new FaultException(
                    "No chart was packaged in this build, so there is nothing to push.",
                    "run both: mvn ghcr:package ghcr:push, or mvn deploy where both goals are bound",
                    "nothing-packaged");
        }
    }

    List<String> names() {
        return archives.stream().map(archive -> archive.metadata().name()).toList();
    }

    /**
     * Does everything but putting the tags.
     *
     * @param signing empty where nothing is signed, as somebody has said
     * @throws FaultException where something is to be said of the build and nobody signs, or the registry refuses
     * @throws IOException where the registry cannot be reached or cannot serve
     */
    Staged stage(Place place, Policy policy, Optional<Signing> signing, Narration narration) throws IOException {
        return new Publication(
                        place.registry(),
                        place.charts(),
                        place.plainHttp(),
                        policy,
                        provenance.isPresent() ? Optional.of(attesting(signing, provenance.get())) : signing,
                        place.visibility(),
                        narration)
                .stage(archives);
    }

    private static Signing attesting(Optional<Signing> signing, BuildProvenance provenance) {
        return signing.orElseThrow(() -> new FaultException(
                        "attestProvenance is true, and sign is 'none': who says how a chart was built has to sign it.",
                        "leave sign out, to sign in the name of an identity, or name a key: -Dghcr.sign=key"
                                + " -Dghcr.sign.key=cosign.key",
                        "sign-parameters"))
                .with(provenance);
    }
}
