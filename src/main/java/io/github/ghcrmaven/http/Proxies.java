// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import io.github.ghcrmaven.auth.Secret;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which proxy a request goes through. */
@FunctionalInterface
public interface Proxies {

    /** The proxy for a target, empty for a direct connection. */
    Optional<Server> forTarget(URI target);

    /**
     * A proxy.
     *
     * @param host host name
     * @param port port
     * @param username user name, null where the proxy asks for none
     * @param password password, null where the proxy asks for none
     */
    record Server(
            String host,
            int port,
            @Nullable String username,
            @Nullable Secret password) {}
}
