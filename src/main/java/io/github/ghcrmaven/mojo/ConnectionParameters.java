// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.http.Transport;
import io.github.ghcrmaven.registry.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * How a goal reaches its registry, as its parameters say.
 *
 * @param credentialHost the host that credentials are for which name none, {@code serverId} among them
 * @param serverId the server of settings.xml with the credentials; null for that of the registry's host
 * @param useGhCli whether {@code gh} is asked for its token
 * @param endpoint where the registry answers
 * @param credentialsOverHttp whether credentials may go to another host than this machine over plain http
 * @param transport certificates and timeouts
 * @param retries how often and how long something is tried again, told to a log
 */
record ConnectionParameters(
        String credentialHost,
        @Nullable String serverId,
        boolean useGhCli,
        Endpoint endpoint,
        boolean credentialsOverHttp,
        Transport transport,
        Retries retries) {}
