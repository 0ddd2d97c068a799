// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** An identity token, as docker login keeps it for some registries: the user name is {@code <token>}. */
class IdentityTokenTest {

    @Test
    void itIsExchangedByPostAndStandsInNoAddress() throws IOException {
        try (InProcessGhcr registry = InProcessGhcr.builder().identityTokens().start()) {
            Connecting.to(registry).with("<token>", Connecting.SECRET).open().openUpload(Samples.repository(registry));

            assertThat(registry.steps()).containsExactly("GET ping", "POST token", "POST upload");
            Exchange exchange = registry.exchanges().get(1);
            assertThat(exchange.target()).isEqualTo("/token");
            assertThat(exchange.headers().get("Authorization")).isNull();
        }
    }

    @Test
    void aRefusalNamesItsOriginAndNotTheToken() {
        try (InProcessGhcr registry = InProcessGhcr.builder().identityTokens().start()) {
            RemoteRegistry remote = Connecting.to(registry.host())
                    .with("<token>", Connecting.SECRET)
                    .open();

            assertThatThrownBy(() -> remote.openUpload(Samples.repository(registry)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("with " + Connecting.ORIGIN + ", an identity token")
                    .hasMessageNotContaining(Connecting.SECRET);
        }
    }

    @Test
    void aRegistryThatWantsUserAndPasswordIsNotSentIt() {
        try (InProcessGhcr registry = InProcessGhcr.builder().basic().start()) {
            RemoteRegistry remote =
                    Connecting.to(registry).with("<token>", Connecting.SECRET).open();

            assertThatThrownBy(() -> remote.openUpload(Samples.repository(registry)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("wants a user name and a password, and there is " + Connecting.ORIGIN);
            assertThat(registry.steps()).containsExactly("GET ping");
        }
    }
}
