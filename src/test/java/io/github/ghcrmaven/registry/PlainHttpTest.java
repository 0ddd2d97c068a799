// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlainHttpTest {

    private final InProcessGhcr ghcr = InProcessGhcr.builder().basic().start();
    private final List<String> lookedUp = new CopyOnWriteArrayList<>();
    private final String port = ghcr.host().substring(ghcr.host().lastIndexOf(':'));

    /** Finds this machine under every name. */
    private final OkHttpClient client = HttpClients.create(target -> Optional.empty(), "test")
            .newBuilder()
            .dns(name -> {
                lookedUp.add(name);
                return List.of(InetAddress.getLoopbackAddress());
            })
            .build();

    @AfterEach
    void close() {
        ghcr.close();
    }

    private Connecting connecting(String host) {
        return Connecting.to(ghcr).with(Endpoint.of(host, Optional.of(true))).with(client);
    }

    @Test
    void aCredentialIsNotSentToAnotherMachineOverPlainHttp() {
        Repository repository = new Repository("registry.example" + port, Samples.NAME);
        assertThatThrownBy(() -> connecting(repository.registry()).open().openUpload(repository))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("registry.example" + port + " over plain http")
                .hasMessageContaining(Connecting.ORIGIN)
                .hasMessageContaining("Nothing was sent.")
                .hasMessageContaining("-Dghcr.sendCredentialsOverHttp=true");
        assertThat(lookedUp).isEmpty();
        assertThat(ghcr.steps()).isEmpty();
    }

    @Test
    void itIsSentWhereThatIsAskedFor() throws IOException {
        Repository repository = new Repository("registry.example" + port, Samples.NAME);
        connecting(repository.registry()).withCredentialsOverHttp().open().openUpload(repository);
        assertThat(lookedUp).contains("registry.example");
        assertThat(ghcr.count("POST upload")).isEqualTo(1);
    }

    @Test
    void withoutACredentialPlainHttpIsNobodysConcern() throws IOException {
        try (InProcessGhcr open = InProcessGhcr.builder().open().start()) {
            String host = "registry.example" + open.host().substring(open.host().lastIndexOf(':'));
            Repository repository = new Repository(host, Samples.NAME);
            connecting(host).withoutCredentials().open().openUpload(repository);
            assertThat(open.count("POST upload")).isEqualTo(1);
        }
    }

    @Test
    void onThisMachineItIsSent() throws IOException {
        Repository repository = new Repository("localhost" + port, Samples.NAME);
        connecting(repository.registry()).open().openUpload(repository);
        assertThat(ghcr.count("POST upload")).isEqualTo(1);
    }
}
