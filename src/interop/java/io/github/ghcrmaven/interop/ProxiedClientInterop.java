// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Proxies;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.testing.InProcessProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** With basic authentication, through a proxy that wants a login of its own. */
class ProxiedClientInterop extends ClientRules {

    private final InProcessProxy proxy = InProcessProxy.start("worker", "proxy-password");

    @Override
    Registry start(Path folder) throws IOException {
        return Registry.withHtpasswd(folder);
    }

    @Override
    boolean listsReferrers() {
        return false;
    }

    /** A connection for each request: a few will do. */
    @Override
    int tags() {
        return 3;
    }

    @Override
    Connecting connecting(Connecting direct) {
        Proxies.Server server = new Proxies.Server(proxy.host(), proxy.port(), "worker", new Secret("proxy-password"));
        return direct.with(HttpClients.create(target -> Optional.of(server), "interop"));
    }

    @AfterAll
    void theProxyHasSeenWritesAndReads() {
        proxy.close();
        assertThat(proxy.forwards())
                .anyMatch(request -> request.startsWith("PUT ") && request.contains("/blobs/uploads/"))
                .anyMatch(request -> request.matches("GET .*/blobs/sha256:[0-9a-f]{64}"))
                .anyMatch(request -> request.endsWith("/tags/list"));
        assertThat(proxy.tunnels()).isEmpty();
    }
}
