// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.http.Proxies;
import java.net.URI;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequestPopulator;
import org.apache.maven.internal.aether.DefaultRepositorySystemSessionFactory;
import org.apache.maven.settings.Proxy;
import org.eclipse.aether.RepositorySystemSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the repository session that Maven itself makes of settings. */
@MojoTest
class MavenProxiesTest {

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();

    @Inject
    private MavenExecutionRequestPopulator populator;

    @Inject
    private DefaultRepositorySystemSessionFactory factory;

    @TempDir
    private Path localRepository;

    @Test
    void withoutProxyTheConnectionIsDirect() throws Exception {
        assertThat(proxies().forTarget(URI.create("https://ghcr.io/v2/"))).isEmpty();
    }

    @Test
    void theProxyComesWithItsLogin() throws Exception {
        proxy("https", "proxy-user", "proxy-s3cret");

        assertThat(proxies().forTarget(URI.create("https://ghcr.io/v2/")))
                .contains(new Proxies.Server("proxy.example", 3128, "proxy-user", new Secret("proxy-s3cret")));
    }

    @Test
    void aProxyMayAskForNoLogin() throws Exception {
        proxy("https", null, null);

        assertThat(proxies().forTarget(URI.create("https://ghcr.io/v2/")))
                .contains(new Proxies.Server("proxy.example", 3128, null, null));
    }

    @Test
    void aProxyForHttpServesHttpsToo() throws Exception {
        proxy("http", null, null);

        assertThat(proxies().forTarget(URI.create("https://ghcr.io/v2/"))).isPresent();
    }

    @Test
    void hostsThatAreExceptedAreReachedDirectly() throws Exception {
        proxy("https", null, null).setNonProxyHosts("localhost|*.acme.example");

        assertThat(proxies().forTarget(URI.create("https://registry.acme.example:5000/v2/")))
                .isEmpty();
        assertThat(proxies().forTarget(URI.create("https://ghcr.io/v2/"))).isPresent();
    }

    private Proxy proxy(String protocol, @Nullable String username, @Nullable String password) {
        Proxy proxy = new Proxy();
        proxy.setId("company");
        proxy.setActive(true);
        proxy.setProtocol(protocol);
        proxy.setHost("proxy.example");
        proxy.setPort(3128);
        proxy.setUsername(username);
        proxy.setPassword(password);
        request.addProxy(proxy);
        return proxy;
    }

    private MavenProxies proxies() throws Exception {
        request.setLocalRepositoryPath(localRepository.toFile());
        populator.populateDefaults(request);
        RepositorySystemSession session = factory.newRepositorySession(request);
        return new MavenProxies(session);
    }
}
