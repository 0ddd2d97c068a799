// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The refusal of a HEAD has no body: what the registry says is had by another request. */
class HeadRefusalTest {

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final RemoteRegistry registry = Connecting.to(ghcr).open();
    private final Repository repository = Samples.repository(ghcr);
    private final Reference tag = repository.tagged(Samples.TAG);

    @AfterEach
    void close() {
        ghcr.close();
    }

    private void largeBlob() throws IOException {
        registry.putBlob(repository, Blob.of("application/x", "large", new byte[2 << 20]), Optional.empty());
    }

    @Test
    void aRefusalAtATagCarriesTheRegistrysWords() {
        ghcr.refuse(Samples.NAME, Refusal.EXPIRED_CREDENTIAL);

        assertThatThrownBy(() -> registry.find(tag))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(Refusal.EXPIRED_CREDENTIAL.message())
                .hasMessageContaining("reading the manifest, 401 UNAUTHORIZED");
    }

    @Test
    void aDenialAtATagCarriesTheRegistrysWords() {
        ghcr.fault("HEAD tag 1", Fault.refusal(Refusal.SAML));
        ghcr.fault("GET tag 1", Fault.refusal(Refusal.SAML));

        assertThatThrownBy(() -> registry.find(tag))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("organization SAML enforcement");
        assertThat(ghcr.count("HEAD tag")).isEqualTo(1);
        assertThat(ghcr.count("GET tag")).isEqualTo(1);
    }

    @Test
    void aRateLimitDressedAsADenialIsWaitedFor() throws IOException {
        ghcr.seedManifest(Samples.NAME, Samples.TAG.name(), Samples.MANIFEST.bytes());
        ghcr.fault("HEAD tag 1", Fault.refusal(Refusal.SECONDARY_RATE_LIMIT));
        ghcr.fault("GET tag 1", Fault.refusal(Refusal.SECONDARY_RATE_LIMIT));

        assertThat(registry.find(tag)).contains(Samples.MANIFEST.digest());
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 405})
    void aRegistryThatAnswersTheGetIsBelieved(int status) throws IOException {
        ghcr.seedManifest(Samples.NAME, Samples.TAG.name(), Samples.MANIFEST.bytes());
        ghcr.fault("HEAD tag 1", Fault.status(status));

        assertThat(registry.find(tag)).contains(Samples.MANIFEST.digest());
        assertThat(ghcr.steps()).endsWith("HEAD tag", "GET tag");
    }

    @Test
    void whatIsThereOrIsNotIsAskedForOnce() throws IOException {
        assertThat(registry.find(tag)).isEmpty();
        ghcr.seedManifest(Samples.NAME, Samples.TAG.name(), Samples.MANIFEST.bytes());
        assertThat(registry.find(tag)).isPresent();

        assertThat(ghcr.count("HEAD tag")).isEqualTo(2);
        assertThat(ghcr.count("GET tag")).isZero();
    }

    @Test
    void aRefusalAtALargeBlobCarriesTheWordsOfItsUpload() {
        ghcr.refuse(Samples.NAME, Refusal.WRITE_PACKAGE);

        assertThatThrownBy(this::largeBlob)
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("permission_denied: write_package");
        assertThat(ghcr.steps()).endsWith("HEAD blob", "POST upload");
    }

    @Test
    void aRegistryThatRefusesToSayWhatItHasGetsTheBlob() throws IOException {
        ghcr.fault("HEAD blob 1", Fault.status(403));
        largeBlob();

        assertThat(ghcr.steps()).endsWith("HEAD blob", "POST upload", "PUT blob");
    }
}
