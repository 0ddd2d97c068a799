// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What GHCR's refusals are said as. */
class RefusalTest {

    private static final Set<Refusal> PASSING = Set.of(
            Refusal.SECONDARY_RATE_LIMIT,
            Refusal.PUSH_RATE_LIMIT,
            Refusal.PULL_RATE_LIMIT,
            Refusal.BLOB_UPLOAD_UNKNOWN,
            Refusal.MANIFEST_BLOB_UNKNOWN);

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final Connecting connecting = Connecting.to(ghcr);
    private final Repository repository = Samples.repository(ghcr);

    @AfterEach
    void close() {
        ghcr.close();
    }

    private Throwable refused() {
        return catchThrowable(() -> connecting.open().openUpload(repository));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void theMessageHoldsStatusCodeAndTextAndWhoAsked(Refusal refusal) {
        ghcr.fault("POST upload 1", Fault.refusal(refusal), 99);
        Throwable thrown = refused();
        assertThat(thrown).isInstanceOfAny(FaultException.class, UnavailableException.class);
        assertThat(thrown)
                .hasMessageContaining(refusal.status() + " " + refusal.code())
                .hasMessageContaining(refusal.message());
        assertThat(thrown).hasMessageContaining("opening an upload").hasMessageContaining("Fix: ");
        ghcr.assertNoSecretIn(thrown.toString());
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void aRefusalIsAskedAboutOnceAndALackOfTimeAgain(Refusal refusal) {
        ghcr.fault("POST upload 1", Fault.refusal(refusal), 99);
        Throwable thrown = refused();
        if (PASSING.contains(refusal)) {
            assertThat(thrown).isInstanceOf(UnavailableException.class);
            assertThat(ghcr.count("POST upload")).isEqualTo(5);
        } else {
            assertThat(thrown).isInstanceOf(FaultException.class).hasMessageContaining(Connecting.ORIGIN);
            assertThat(ghcr.count("POST upload")).isEqualTo(refusal.status() == 401 ? 2 : 1);
        }
    }

    @Test
    void aDenialNamesTheRightThatIsMissing() {
        ghcr.refuse(Samples.NAME, Refusal.WRITE_PACKAGE);
        assertThat(refused())
                .hasMessage(ghcr.host() + " refused a push to octocat/charts/web: permission_denied: write_package\n"
                        + "  with server 'test' in settings.xml, as octocat; opening an upload, 403 DENIED;"
                        + " nothing was written\n"
                        + "The credential is good, and is not allowed this.\n"
                        + "Fix: let octocat push to octocat/charts/web at " + ghcr.host()
                        + ", or use the credential of somebody who may  docs/errors.md#denied");
    }

    @Test
    void nothingWasWrittenIsSaidWhileItIsTrue() throws IOException {
        RemoteRegistry registry = connecting.open();
        registry.putBlob(repository, Samples.CONFIG, Optional.empty());
        ghcr.refuse(Samples.NAME, Refusal.WRITE_PACKAGE);
        assertThatThrownBy(() -> registry.openUpload(repository))
                .hasMessageContaining("403 DENIED\n")
                .hasMessageNotContaining("nothing was written");
    }

    @Test
    void anAnswerThatNoRegistryGivesAsksWhetherItIsOne() {
        ghcr.fault("POST upload 1", Fault.status(301).header("Location", "https://www.example.com/?sig=hidden"));
        assertThat(refused())
                .hasMessageContaining("301")
                .hasMessageContaining("is a registry that takes Helm charts")
                .hasMessageNotContaining("hidden");
        assertThat(ghcr.count("POST upload")).isEqualTo(1);
    }

    @Test
    void aLongBodyIsCut() {
        ghcr.fault(
                "POST upload 1",
                Fault.status(400).header("Content-Type", "text/plain").body("long ".repeat(1_000_000)));
        Throwable thrown = refused();
        assertThat(thrown).hasMessageContaining("charts/web: long long").hasMessageContaining("…\n");
        assertThat(thrown.toString()).hasSizeLessThan(1000);
    }

    @Test
    void aRefusalWithoutABodyIsSaidByItsStatus() {
        ghcr.fault("POST upload 1", Fault.status(403));
        assertThat(refused())
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("a push to octocat/charts/web: 403\n");
    }
}
