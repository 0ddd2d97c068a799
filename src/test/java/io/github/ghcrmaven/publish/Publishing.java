// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Publications to one in-process registry, each as a build of its own. */
final class Publishing {

    static final String WEB = "octocat/charts/web";
    static final String API = "octocat/charts/api";

    private final InProcessGhcr ghcr;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private final Function<Registry, Optional<Signing>> signing;
    private final Visibility visibility;

    /** Unsigned ones. */
    Publishing(InProcessGhcr ghcr) {
        this(ghcr, registry -> Optional.empty());
    }

    /** @param signing how they are signed, with signatures in this registry */
    Publishing(InProcessGhcr ghcr, Function<Registry, Optional<Signing>> signing) {
        this(ghcr, signing, Visibility.ignored());
    }

    /** @param visibility warns of who may read what */
    Publishing(InProcessGhcr ghcr, Function<Registry, Optional<Signing>> signing, Visibility visibility) {
        this.ghcr = ghcr;
        this.signing = signing;
        this.visibility = visibility;
    }

    /** What all of them said, one line each. */
    List<String> said() {
        return said;
    }

    List<Published> publish(List<ChartArchive> archives) throws IOException {
        return publish(archives, new Policy(IfExists.FAIL, false));
    }

    List<Published> publish(List<ChartArchive> archives, Policy policy) throws IOException {
        return publish(archives, policy, Connecting.to(ghcr));
    }

    List<Published> publish(List<ChartArchive> archives, Policy policy, Connecting connecting) throws IOException {
        Repository charts = new Repository(ghcr.host(), "octocat/charts");
        Registry registry = connecting.open();
        return new Publication(
                        registry, charts, true, policy, signing.apply(registry), visibility, new Narration(said::add))
                .publish(archives);
    }

    /** Without retries, as if the build had been ended at the first failure. */
    List<Published> publishOnce(List<ChartArchive> archives) throws IOException {
        return publish(
                archives, new Policy(IfExists.FAIL, false), Connecting.to(ghcr).withoutRetries());
    }
}
