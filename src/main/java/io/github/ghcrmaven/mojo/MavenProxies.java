// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.http.Proxies;
import java.net.URI;
import java.util.Optional;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;

/** The proxies of settings.xml, as Maven applies them to its own downloads: nonProxyHosts heeded, passwords decrypted. */
final class MavenProxies implements Proxies {

    private final RepositorySystemSession session;

    MavenProxies(RepositorySystemSession session) {
        this.session = session;
    }

    @Override
    public Optional<Server> forTarget(URI target) {
        RemoteRepository repository = new RemoteRepository.Builder("registry", "default", target.toString()).build();
        Proxy proxy = session.getProxySelector().getProxy(repository);
        if (proxy == null) {
            return Optional.empty();
        }
        RemoteRepository proxied =
                new RemoteRepository.Builder(repository).setProxy(proxy).build();
        AuthenticationContext login = AuthenticationContext.forProxy(session, proxied);
        try {
            String username = login == null ? null : login.get(AuthenticationContext.USERNAME);
            String password = login == null ? null : login.get(AuthenticationContext.PASSWORD);
            return Optional.of(new Server(
                    proxy.getHost(), proxy.getPort(), username, password == null ? null : new Secret(password)));
        } finally {
            AuthenticationContext.close(login);
        }
    }
}
