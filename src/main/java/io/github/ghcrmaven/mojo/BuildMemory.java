// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Transport;
import io.github.ghcrmaven.registry.Authorizations;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.SessionData;

/**
 * What all modules of a build share: one HTTP client, and the tokens that registries gave. It lives in the repository
 * session's data, whose {@code computeIfAbsent} Maven 3.6.3 has not; the key is our class, so that another class loader
 * gets its own.
 */
record BuildMemory(OkHttpClient client, Authorizations authorizations, Map<Transport, OkHttpClient> clients) {

    /** The client for servers that are connected to like this; it shares connections and threads with all others. */
    OkHttpClient client(Transport transport) {
        return clients.computeIfAbsent(transport, wanted -> HttpClients.over(wanted, client));
    }

    static BuildMemory of(RepositorySystemSession session, String pluginVersion) {
        SessionData data = session.getData();
        synchronized (BuildMemory.class) {
            if (data.get(BuildMemory.class) instanceof BuildMemory known) {
                return known;
            }
            BuildMemory made = new BuildMemory(
                    HttpClients.create(new MavenProxies(session), "ghcr-maven-plugin/" + pluginVersion),
                    new Authorizations(),
                    new ConcurrentHashMap<>());
            data.set(BuildMemory.class, null, made);
            return made;
        }
    }
}
