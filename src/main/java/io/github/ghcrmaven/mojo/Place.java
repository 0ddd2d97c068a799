// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.layout.LayoutRegistry;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Destination;
import io.github.ghcrmaven.publish.Narration;
import io.github.ghcrmaven.publish.Visibility;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where charts go.
 *
 * @param registry where they are put: the registry of {@code charts}, or a folder that will be carried there
 * @param charts the repository below which each chart has its own
 * @param plainHttp whether that is, or will be, in a registry without TLS
 * @param visibility warns of packages that not everybody can read
 */
record Place(Registry registry, Repository charts, boolean plainHttp, Visibility visibility) {

    /**
     * The registry itself, with the credentials that are found for these charts.
     *
     * @param names those of the charts
     * @param logged whether signatures are logged, and nobody has said that this is as it should be
     */
    static Place inRegistry(
            Connections connections, Repository charts, List<String> names, boolean logged, Narration narration) {
        CredentialChain.Answer credentials =
                connections.credentials(Environments.machine(connections.session()), Destination.common(charts, names));
        narration.say("Destination", Destination.describe(charts, names));
        narration.say("Credentials", credentials.describe());
        return new Place(
                connections.open(credentials),
                charts,
                connections.endpoint().isPlain(),
                connections.visibility(credentials, logged));
    }

    /** A folder with a layout for each chart. Nobody is asked who can read what is in it. */
    static Place inFolder(Path folder, Repository charts, boolean plainHttp) throws IOException {
        return new Place(LayoutRegistry.below(folder), charts, plainHttp, Visibility.ignored());
    }

    /** How many requests were sent so far. */
    int requests() {
        return registry.requests() + visibility.requests();
    }
}
