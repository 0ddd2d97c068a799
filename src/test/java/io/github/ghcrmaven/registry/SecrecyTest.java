// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neither secret nor token nor the query of an upload stands in what is thrown or noted, stack trace included. */
class SecrecyTest {

    @ParameterizedTest
    @CsvSource({
        "GET ping",
        "GET token",
        "POST upload",
        "PUT blob",
        "PUT manifest",
    })
    void noFailureTellsASecret(String step) {
        StringWriter log = new StringWriter();
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            ghcr.fault(step + " 1", Fault.resetBefore(), 1);
            ghcr.fault(step + " 2", Fault.status(503), 1);
            ghcr.fault(step + " 3", Fault.status(403), 9);
            Retries noting = new Retries(5, Duration.ofMillis(1), Duration.ofMillis(20), log::append);
            RemoteRegistry registry = Connecting.to(ghcr).with(noting).open();
            Repository repository = Samples.repository(ghcr);
            Throwable thrown = catchThrowable(() -> Samples.push(registry, repository));
            assertThat(thrown).isNotNull();
            thrown.printStackTrace(new PrintWriter(log));
            assertThat(log.toString()).contains("Trying again").contains("403");
            ghcr.assertNoSecretIn(log.toString());
        }
    }
}
