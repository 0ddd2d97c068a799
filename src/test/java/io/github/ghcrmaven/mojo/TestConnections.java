// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.http.Transport;
import io.github.ghcrmaven.registry.Endpoint;

/** Connections of a session, with nothing configured but the registry. */
final class TestConnections {

    private TestConnections() {}

    static Connections of(TestSession session, Endpoint endpoint) {
        return of(session, endpoint, false);
    }

    static Connections of(TestSession session, Endpoint endpoint, boolean useGhCli) {
        RecordedLog log = new RecordedLog();
        ConnectionParameters parameters = new ConnectionParameters(
                endpoint.host(), null, useGhCli, endpoint, false, Transport.STANDARD, Retries.standard(log::warn));
        return new Connections(session.session(), TestDecrypter.working(), log, "0.1.0", parameters);
    }
}
