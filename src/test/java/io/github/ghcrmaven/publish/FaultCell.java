// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One fault at one request of one publication.
 *
 * @param always whether the fault meets the request and all of its kind after it, so that no retry gets over it
 */
record FaultCell(MatrixScenario scenario, MatrixRequest request, InjectedFault fault, boolean always) {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** What a failing publication says at its end: what to do, and where that is explained. */
    private static final String FIX = "(?s).+\nFix: .+  docs/errors\\.md#[a-z0-9-]+";

    /**
     * Publishes with the fault, and if that fails, once more without.
     *
     * @param undisturbed how many requests the publication has without the fault
     */
    MatrixOutcome run(int undisturbed) throws IOException {
        try (InProcessGhcr ghcr = scenario.start()) {
            Publishing publishing = new Publishing(ghcr);
            List<String> notes = new CopyOnWriteArrayList<>();
            ghcr.fault(request.toString(), fault.fault(), always ? Integer.MAX_VALUE : 1);
            Throwable failure = catchThrowable(() -> publish(publishing, connecting(ghcr, notes)));
            assertThat(ghcr.count(request.step())).as("the fault was met").isGreaterThanOrEqualTo(request.ordinal());
            scenario.assertTagsAreComplete(ghcr);
            MatrixOutcome outcome = outcome(ghcr, failure, undisturbed);
            if (failure == null) {
                scenario.assertPublished(ghcr);
                assertTagsWerePutOnce(ghcr);
            } else {
                assertSaysWhatToDo(failure, ghcr);
                ghcr.endFaults();
                assertThat(publish(publishing, scenario.connecting(ghcr))).isNotEmpty();
                scenario.assertPublished(ghcr);
            }
            ghcr.assertNoSecretIn(String.join("\n", notes) + "\n" + String.join("\n", publishing.said()));
            return outcome;
        }
    }

    private List<Published> publish(Publishing publishing, Connecting connecting) throws IOException {
        return publishing.publish(scenario.archives(), new Policy(IfExists.FAIL, false), connecting);
    }

    private Connecting connecting(InProcessGhcr ghcr, List<String> notes) {
        Connecting usual =
                scenario.connecting(ghcr).with(new Retries(5, Duration.ofMillis(1), Duration.ofMillis(5), notes::add));
        return fault.equals(InjectedFault.STALL)
                ? usual.with(usual.client().newBuilder().readTimeout(PATIENCE).build())
                : usual;
    }

    private MatrixOutcome outcome(InProcessGhcr ghcr, @Nullable Throwable failure, int undisturbed) {
        if (failure == null) {
            return ghcr.steps().size() > undisturbed ? MatrixOutcome.RECOVERS : MatrixOutcome.UNHARMED;
        }
        return scenario.tagMoves(ghcr) > 0 ? MatrixOutcome.FAILS_TAGGED : MatrixOutcome.FAILS;
    }

    /** Unless the answer to the very request was lost, or on a slow machine came too late. */
    private void assertTagsWerePutOnce(InProcessGhcr ghcr) {
        if (!request.is("PUT tag") && !fault.equals(InjectedFault.STALL)) {
            assertThat(scenario.tagMoves(ghcr)).isEqualTo(scenario.tagsToPut());
        }
    }

    private static void assertSaysWhatToDo(Throwable failure, InProcessGhcr ghcr) throws IOException {
        assertThat(failure)
                .isInstanceOfAny(FaultException.class, UnavailableException.class)
                .hasMessageStartingWith(ghcr.host())
                .message()
                .matches(FIX);
        String anchor = String.valueOf(failure.getMessage()).replaceFirst("(?s).*#", "");
        assertThat(Files.readAllLines(Path.of("docs/errors.md"))).contains("### " + anchor);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        ghcr.assertNoSecretIn(trace.toString());
    }

    @Override
    public String toString() {
        return scenario.title() + ": " + request + ", " + fault + (always ? ", every time" : ", once");
    }
}
