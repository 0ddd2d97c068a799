// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A publication that ends in the middle leaves no tag, and the next one ends where the first would have. */
class CrashTest {

    @TempDir
    Path folder;

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final Publishing publishing = new Publishing(ghcr);

    @AfterEach
    void close() {
        ghcr.close();
    }

    static Stream<Arguments> crashes() {
        return Stream.of(
                        "GET token 1",
                        "POST upload 1",
                        "POST upload 2",
                        "HEAD manifest 1",
                        "HEAD tag 1",
                        "HEAD tag 2",
                        "PUT blob 1",
                        "PUT blob 2",
                        "PUT manifest 1",
                        "PUT tag 1")
                .flatMap(request -> Stream.of(
                        Arguments.of(request, "before", Fault.resetBefore()),
                        Arguments.of(request, "after", Fault.resetAfter())));
    }

    @ParameterizedTest(name = "{0}, {1} it took effect")
    @MethodSource("crashes")
    void aFailureAnywhereLeavesNoTagAndTheNextRunTheSameDigest(String request, String when, Fault fault)
            throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        Digest digest = ChartArtifact.of(archives.get(0)).manifest().digest();
        ghcr.fault(request, fault);
        assertThatThrownBy(() -> publishing.publishOnce(archives)).isInstanceOf(IOException.class);
        assertThat(ghcr.pendingFaults()).isEmpty();
        boolean tagged = request.equals("PUT tag 1") && when.equals("after");
        assertThat(ghcr.tags(Publishing.WEB)).hasSize(tagged ? 1 : 0);

        assertThat(publishing.publish(archives).get(0).digest()).isEqualTo(digest);
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0")).isEqualTo(digest.toString());
        assertThat(ghcr.tagMoves(Publishing.WEB)).hasSize(1);
    }

    @Test
    void whereOneOfSeveralChartsFailsNoneIsTagged() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web", "api", "worker");
        ghcr.fault("PUT manifest 2", Fault.status(503));
        assertThatThrownBy(() -> publishing.publishOnce(archives)).isInstanceOf(IOException.class);
        assertThat(ghcr.count("PUT tag")).isZero();
        assertThat(ghcr.count("PUT manifest")).isEqualTo(3);
    }

    @Test
    void whoFailsHasNothingRunningAnyMore() throws IOException, InterruptedException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web", "api");
        ghcr.fault("PUT blob 1", Fault.status(503));
        ghcr.fault("PUT blob 2", Fault.stall(Duration.ofMillis(300)));
        assertThatThrownBy(() -> publishing.publishOnce(archives)).isInstanceOf(IOException.class);
        int requests = ghcr.steps().size();
        assertThat(ghcr.exchanges()).hasSize(requests);
        Thread.sleep(300);
        assertThat(ghcr.steps()).hasSize(requests);
    }
}
