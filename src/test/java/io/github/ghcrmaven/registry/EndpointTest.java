// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "ghcr.io, https://ghcr.io/",
        "registry.example:5000, https://registry.example:5000/",
        "localhost, http://localhost/",
        "localhost:5000, http://localhost:5000/",
        "127.0.0.1:5000, http://127.0.0.1:5000/",
        "127.9.9.9, http://127.9.9.9/",
        "[::1]:5000, http://[::1]:5000/",
        "10.0.0.1:5000, https://10.0.0.1:5000/",
        "127.0.0.1.example, https://127.0.0.1.example/",
        "localhost.example, https://localhost.example/"
    })
    void plainHttpIsForThisMachineAlone(String host, String url) {
        assertThat(Endpoint.of(host, Optional.empty()).url()).isEqualTo(HttpUrl.get(url));
    }

    @Test
    void whoSaysSoDecides() {
        assertThat(Endpoint.of("localhost:5000", Optional.of(false)).isPlain()).isFalse();
        assertThat(Endpoint.of("registry.example", Optional.of(true)).url())
                .isEqualTo(HttpUrl.get("http://registry.example:80/"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://registry.example/upload?x=y, true",
        "https://REGISTRY.example:443/, true",
        "http://registry.example/, false",
        "https://registry.example:8443/, false",
        "https://storage.registry.example/, false"
    })
    void aServerIsSchemeHostAndPort(String url, boolean same) {
        assertThat(Endpoint.of("registry.example", Optional.empty()).isSameServer(HttpUrl.get(url)))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"registry.example:99999", "registry.example:0"})
    void aPortThatCannotBeIsAFault(String host) {
        assertThatThrownBy(() -> Endpoint.of(host, Optional.empty()))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(host);
    }
}
