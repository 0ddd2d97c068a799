// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.publish.CarriedChart;
import io.github.ghcrmaven.publish.CarriedPublication;
import io.github.ghcrmaven.publish.Narration;
import io.github.ghcrmaven.publish.Policy;
import io.github.ghcrmaven.publish.Staged;
import io.github.ghcrmaven.publish.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Publishes the charts that were published into a folder before, with the signatures that they have there.
 *
 * @param carried at least one
 * @param verification who must have signed them; empty where nobody need have, as somebody has said
 * @param scratch a folder for what is under way, of which nothing stays
 */
record CarriedPush(List<CarriedChart> carried, Optional<Verification> verification, Path scratch) {

    CarriedPush {
        carried = List.copyOf(carried);
    }

    List<String> names() {
        return carried.stream().map(CarriedChart::name).distinct().toList();
    }

    /**
     * Does everything but putting the tags.
     *
     * @throws FaultException where the registry refuses, or a chart is not signed as it has to be
     * @throws IOException where the folder cannot be read, or the registry cannot be reached or cannot serve
     */
    Staged stage(Place place, Policy policy, Narration narration) throws IOException {
        Staged staged = new CarriedPublication(
                        place.registry(), place.charts(), place.plainHttp(), policy, verification, scratch, narration)
                .stage(carried);
        Files.deleteIfExists(scratch);
        return staged;
    }
}
