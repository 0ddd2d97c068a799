// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CredentialTest {

    @Test
    void a_credential_that_gets_no_token_is_named_by_where_it_was_found() {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            RemoteRegistry registry = Connecting.to(ghcr.host())
                    .with(Connecting.USER, Connecting.SECRET)
                    .open();
            assertThatThrownBy(() -> registry.openUpload(Samples.repository(ghcr)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining(ghcr.host() + " refused the credential: 403 DENIED (denied)")
                    .hasMessageContaining("with " + Connecting.ORIGIN + ", as octocat; exchanging it for a token")
                    .hasMessageNotContaining(Connecting.SECRET);
            assertThat(ghcr.steps()).containsExactly("GET ping", "GET token");
        }
    }

    @Test
    void a_push_without_credentials_lists_where_they_were_looked_for() {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            RemoteRegistry registry = Connecting.to(ghcr.host()).open();
            assertThatThrownBy(() -> registry.openUpload(Samples.repository(ghcr)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("No credentials for " + ghcr.host() + ". Looked, in this order, at:\n"
                            + "  settings.xml  no server\n"
                            + "  GHCR_TOKEN    only for ghcr.io\n")
                    .hasMessageContaining("<server><id>" + ghcr.host() + "</id>");
            assertThat(ghcr.steps()).containsExactly("GET ping");
        }
    }

    @Test
    void a_public_repository_is_read_with_an_anonymous_token() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start().publicRepository(Samples.NAME)) {
            Repository repository = Samples.repository(ghcr);
            ghcr.seedManifest(Samples.NAME, "1.0.0", Samples.MANIFEST.bytes());
            RemoteRegistry registry =
                    Connecting.to(ghcr.host()).with(Actions.PULL).open();
            assertThat(registry.find(repository.tagged(Samples.TAG))).contains(Samples.MANIFEST.digest());
            assertThat(ghcr.exchanges().get(1).headers().get("Authorization")).isNull();
        }
    }

    @Test
    void a_private_repository_refuses_to_be_read_without_credentials() {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            RemoteRegistry registry =
                    Connecting.to(ghcr.host()).with(Actions.PULL).open();
            assertThatThrownBy(() -> registry.find(Samples.repository(ghcr).tagged(Samples.TAG)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("without credentials");
        }
    }

    @Test
    void a_registry_with_basic_authentication_gets_user_and_password_and_is_asked_for_no_token() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().basic().start()) {
            Samples.push(Connecting.to(ghcr).open(), Samples.repository(ghcr));
            assertThat(ghcr.count("GET token")).isZero();
            assertThat(ghcr.exchanges())
                    .filteredOn(exchange -> !exchange.step().equals("GET ping"))
                    .allSatisfy(exchange ->
                            assertThat(exchange.headers().get("Authorization")).startsWith("Basic "));
        }
    }

    @Test
    void a_wrong_password_for_basic_authentication_is_tried_twice_at_most() {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().basic().start()) {
            RemoteRegistry registry =
                    Connecting.to(ghcr).with("octocat", "wrong-5ec2").open();
            assertThatThrownBy(() -> registry.openUpload(Samples.repository(ghcr)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("401")
                    .hasMessageContaining(Connecting.ORIGIN)
                    .hasMessageNotContaining("wrong-5ec2");
            assertThat(ghcr.count("POST upload")).isEqualTo(2);
        }
    }

    @Test
    void a_registry_with_basic_authentication_cannot_be_read_without_credentials() {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().basic().start()) {
            RemoteRegistry registry =
                    Connecting.to(ghcr.host()).with(Actions.PULL).open();
            assertThatThrownBy(() -> registry.find(Samples.repository(ghcr).tagged(Samples.TAG)))
                    .hasMessageContaining("No credentials for " + ghcr.host());
        }
    }

    @Test
    void an_open_registry_is_shown_no_credentials_even_if_there_are_some() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().open().start()) {
            Samples.push(Connecting.to(ghcr).open(), Samples.repository(ghcr));
            assertThat(ghcr.exchanges())
                    .extracting(Exchange::headers)
                    .allSatisfy(
                            headers -> assertThat(headers.get("Authorization")).isNull());
        }
    }

    @Test
    void an_open_registry_takes_a_push_without_credentials() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().open().start()) {
            Samples.push(Connecting.to(ghcr.host()).open(), Samples.repository(ghcr));
            assertThat(ghcr.blobs(Samples.NAME)).hasSize(2);
        }
    }
}
