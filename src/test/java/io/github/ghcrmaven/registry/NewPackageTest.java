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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A package that this build has just made is refused for some seconds: that passes, and no other denial does. */
class NewPackageTest {

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final Connecting connecting = Connecting.to(ghcr);
    private final Repository repository = Samples.repository(ghcr);

    @AfterEach
    void close() {
        ghcr.close();
    }

    /** The next upload is refused, once. */
    private void refuse(Refusal refusal) {
        ghcr.fault("POST upload " + (ghcr.count("POST upload") + 1), Fault.refusal(refusal));
    }

    @Test
    void whoHasJustWrittenThereWaits() throws IOException {
        RemoteRegistry registry = connecting.open();
        Samples.push(registry, repository);
        refuse(Refusal.READ_PACKAGE);

        assertThat(registry.openUpload(repository)).isPresent();
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @Test
    void anotherModuleOfTheBuildKnowsIt() throws IOException {
        Samples.push(connecting.open(), repository);
        refuse(Refusal.READ_PACKAGE);

        assertThat(connecting.open().openUpload(repository)).isPresent();
    }

    @Test
    void whoHasNotWrittenThereIsRefusedAtOnce() throws IOException {
        RemoteRegistry registry = connecting.open();
        Samples.push(registry, new Repository(ghcr.host(), "octocat/charts/other"));
        refuse(Refusal.READ_PACKAGE);

        assertThatThrownBy(() -> registry.openUpload(repository)).isInstanceOf(FaultException.class);
        assertThat(ghcr.count("POST upload")).isEqualTo(3);
    }

    @Test
    void anotherDenialDoesNotPassEvenThen() throws IOException {
        RemoteRegistry registry = connecting.open();
        Samples.push(registry, repository);
        refuse(Refusal.WRITE_PACKAGE);

        assertThatThrownBy(() -> registry.openUpload(repository)).isInstanceOf(FaultException.class);
    }
}
