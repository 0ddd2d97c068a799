// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptionTest {

    @TempDir
    Path folder;

    /** Each of these waits when the build is interrupted; what would follow must not come. */
    @ParameterizedTest
    @ValueSource(strings = {"HEAD tag 1", "PUT blob 1", "PUT manifest 1", "HEAD tag 2"})
    void aPublicationThatIsInterruptedPutsNoTagLater(String request) throws Exception {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            Publishing publishing = new Publishing(ghcr);
            ghcr.fault(request, Fault.stall(Duration.ofMillis(400)));
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread build = new Thread(() -> {
                Throwable failure = catchThrowable(() -> publishing.publish(archives));
                thrown.complete(Thread.currentThread().isInterrupted() ? failure : null);
            });
            build.start();
            String step = request.substring(0, request.length() - 2);
            int ordinal = Integer.parseInt(request.substring(request.length() - 1));
            while (ghcr.count(step) < ordinal) {
                Thread.sleep(5);
            }
            build.interrupt();
            assertThat(thrown.get()).isInstanceOf(InterruptedIOException.class);
            Thread.sleep(600); // what was under way when it was interrupted is answered by now
            int requests = ghcr.steps().size();
            Thread.sleep(300);
            assertThat(ghcr.steps()).hasSize(requests).doesNotContain("PUT tag");
            assertThat(ghcr.tags(Publishing.WEB)).isEmpty();
        }
    }
}
