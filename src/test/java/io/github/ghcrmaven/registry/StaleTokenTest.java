// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StaleTokenTest {

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final RemoteRegistry registry = Connecting.to(ghcr).open();
    private final Repository repository = Samples.repository(ghcr);

    @AfterEach
    void close() {
        ghcr.close();
    }

    @Test
    void a401InTheMiddleGetsANewTokenAndTheRequestIsSentAgain() throws IOException {
        ghcr.fault("PUT manifest 1", Fault.status(401));
        Samples.push(registry, repository);
        assertThat(ghcr.count("GET token")).isEqualTo(2);
        assertThat(ghcr.count("PUT manifest")).isEqualTo(2);
        assertThat(ghcr.manifest(Samples.NAME, Samples.MANIFEST.digest().toString()))
                .isEqualTo(Samples.MANIFEST.bytes());
    }

    @Test
    void aBlobIsSentWholeAfterTheNewToken() throws IOException {
        ghcr.fault("PUT blob 1", Fault.status(401));
        registry.putBlob(repository, Samples.LAYER, Optional.empty());
        assertThat(ghcr.count("POST upload")).isEqualTo(1);
        assertThat(ghcr.blobs(Samples.NAME))
                .containsExactly(Samples.LAYER.descriptor().digest().toString());
    }

    @Test
    void aSecond401IsTheEnd() {
        ghcr.refuse(Samples.NAME, Refusal.EXPIRED_CREDENTIAL);
        assertThatThrownBy(() -> registry.openUpload(repository))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(Refusal.EXPIRED_CREDENTIAL.message())
                .hasMessageContaining("401 UNAUTHORIZED")
                .hasMessageContaining(Connecting.ORIGIN);
        assertThat(ghcr.count("GET token")).isEqualTo(2);
        assertThat(ghcr.count("POST upload")).isEqualTo(2);
    }
}
