// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preflight reports all that is wrong, each thing once, and then nothing is written. */
class SeveralFaultsTest {

    private static final Policy POLICY = new Policy(IfExists.FAIL, false);

    @TempDir
    Path folder;

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final Publishing publishing = new Publishing(ghcr);

    @AfterEach
    void close() {
        ghcr.close();
    }

    private List<String> faults(Connecting connecting) throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web", "api", "worker");
        FaultException thrown =
                catchThrowableOfType(FaultException.class, () -> publishing.publish(archives, POLICY, connecting));
        assertThat(ghcr.steps()).noneMatch(step -> step.startsWith("PUT"));
        assertThat(publishing.said()).isEmpty();
        return thrown.faults().stream().map(Fault::what).toList();
    }

    @Test
    void theFaultsOfAllChartsAreReportedAtOnce() throws IOException {
        ghcr.refuse(Publishing.WEB, Refusal.WRITE_PACKAGE);
        ghcr.seedManifest(Publishing.WEB, "1.0.0", "{}".getBytes(StandardCharsets.UTF_8));
        ghcr.refuse(Publishing.API, Refusal.CREATE_ORGANIZATION_PACKAGE);
        assertThat(faults(Connecting.to(ghcr)))
                .hasSize(3)
                .anyMatch(fault -> fault.contains("a push to octocat/charts/web: permission_denied: write_package"))
                .anyMatch(fault -> fault.contains("octocat/charts/web:1.0.0 exists with another digest"))
                .anyMatch(fault -> fault.contains("a push to octocat/charts/api: installation not allowed to Create"));
    }

    @Test
    void aCredentialThatIsRefusedEverywhereIsOneFault() throws IOException {
        assertThat(faults(Connecting.to(ghcr).with("octocat", "wrong-8d21")))
                .singleElement()
                .asString()
                .contains("refused the credential");
    }

    @Test
    void noCredentialsAreOneFault() throws IOException {
        assertThat(faults(Connecting.to(ghcr).withoutCredentials()))
                .singleElement()
                .asString()
                .contains("No credentials for " + ghcr.host());
        assertThat(ghcr.steps()).containsExactly("GET ping");
    }
}
