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
    void aCredentialThatGetsNoTokenIsNamedByWhereItWasFound() {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            RemoteRegistry registry = Connecting.to(ghcr.host())
                    .with(Connecting.USER, Connecting.SECRET)
                    .open();
            assertThatThrownBy(() -> registry.openUpload(Samples.repository(ghcr)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining(ghcr.host() + " refused the credential: denied\n")
                    .hasMessageContaining(
                            "with " + Connecting.ORIGIN + ", as octocat; exchanging it for a token, 403 DENIED\n")
                    .hasMessageNotContaining(Connecting.SECRET);
            assertThat(ghcr.steps()).containsExactly("GET ping", "GET token");
        }
    }

    @Test
    void aPushWithoutCredentialsListsWhereTheyWereLookedFor() {
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
    void aPublicRepositoryIsReadWithAnAnonymousToken() throws IOException {
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
    void aPrivateRepositoryRefusesToBeReadWithoutCredentials() {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            RemoteRegistry registry =
                    Connecting.to(ghcr.host()).with(Actions.PULL).open();
            assertThatThrownBy(() -> registry.find(Samples.repository(ghcr).tagged(Samples.TAG)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("without credentials");
        }
    }

    @Test
    void aRegistryWithBasicAuthenticationGetsUserAndPasswordAndIsAskedForNoToken() throws IOException {
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
    void aWrongPasswordForBasicAuthenticationIsTriedTwiceAtMost() {
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
    void aRegistryWithBasicAuthenticationCannotBeReadWithoutCredentials() {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().basic().start()) {
            RemoteRegistry registry =
                    Connecting.to(ghcr.host()).with(Actions.PULL).open();
            assertThatThrownBy(() -> registry.find(Samples.repository(ghcr).tagged(Samples.TAG)))
                    .hasMessageContaining("No credentials for " + ghcr.host());
        }
    }

    @Test
    void anOpenRegistryIsShownNoCredentialsEvenIfThereAreSome() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().open().start()) {
            Samples.push(Connecting.to(ghcr).open(), Samples.repository(ghcr));
            assertThat(ghcr.exchanges())
                    .extracting(Exchange::headers)
                    .allSatisfy(
                            headers -> assertThat(headers.get("Authorization")).isNull());
        }
    }

    @Test
    void anOpenRegistryTakesAPushWithoutCredentials() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().open().start()) {
            Samples.push(Connecting.to(ghcr.host()).open(), Samples.repository(ghcr));
            assertThat(ghcr.blobs(Samples.NAME)).hasSize(2);
        }
    }
}
