// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.TagMove;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A build is killed as nobody can prepare for it (SIGKILL), when one request of its publication has taken effect and before
 * it learns of that: at each of its requests in turn. No version tag is ever seen on what is not signed, and the same build
 * run again ends where one ends that nobody has disturbed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class KilledBuildIT {

    /** What a shell says of a process that SIGKILL ended: 128 and the signal's number. */
    private static final int KILLED = 137;

    private List<Request> requests = List.of();
    private String digest = "";

    /** One of the requests of an undisturbed publication, by step and ordinal. */
    record Request(boolean toSigstore, String name) implements Comparable<Request> {

        static Request of(boolean toSigstore, Exchange exchange) {
            return new Request(toSigstore, exchange.step() + " " + exchange.ordinal());
        }

        void fault(InProcessGhcr ghcr, InProcessSigstore sigstore, Fault fault) {
            if (toSigstore) {
                sigstore.fault(name, fault);
            } else {
                ghcr.fault(name, fault);
            }
        }

        @Override
        public int compareTo(Request other) {
            return Comparator.comparing(Request::toSigstore)
                    .thenComparing(Request::name)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void publishUndisturbed(@TempDir Path folder) throws IOException, InterruptedException {
        try (InProcessGhcr ghcr = InProcessGhcr.start();
                InProcessSigstore sigstore = InProcessSigstore.start()) {
            ChildBuild build = new ChildBuild(folder, "hello", ghcr, sigstore);
            build.run();
            requests = Stream.concat(
                            ghcr.exchanges().stream().map(exchange -> Request.of(false, exchange)),
                            sigstore.exchanges().stream().map(exchange -> Request.of(true, exchange)))
                    .sorted()
                    .toList();
            digest = Objects.requireNonNull(ghcr.digest(ChildBuild.REPOSITORY, ChildBuild.VERSION));
        }
    }

    List<Request> requests() {
        return requests;
    }

    @ParameterizedTest(name = "at {0}")
    @MethodSource("requests")
    void buildThatIsKilledIsFinishedByTheNextOne(Request request, @TempDir Path folder)
            throws IOException, InterruptedException {
        try (InProcessGhcr ghcr = InProcessGhcr.start();
                InProcessSigstore sigstore = InProcessSigstore.start()) {
            SignatureWatch watch = new SignatureWatch(ghcr, sigstore);
            ChildBuild build = new ChildBuild(folder, "hello", ghcr, sigstore);
            CompletableFuture<Process> maven = new CompletableFuture<>();
            request.fault(ghcr, sigstore, Fault.pause(() -> kill(maven.join())));
            maven.complete(build.start());

            assertThat(maven.join().waitFor()).as("%s", build.log()).isEqualTo(KILLED);
            assertThat(watch.seen()).isEmpty();

            build.run();

            assertThat(watch.seen()).isEmpty();
            String name = digest.replace(':', '-');
            assertThat(ghcr.tags(ChildBuild.REPOSITORY)).containsExactly(ChildBuild.VERSION, name, name + ".sig");
            assertThat(ghcr.tagMoves(ChildBuild.REPOSITORY))
                    .filteredOn(move -> move.tag().equals(ChildBuild.VERSION))
                    .containsExactly(new TagMove(ChildBuild.VERSION, null, digest));
            assertThat(watch.forms(digest)).containsExactly("legacy signature", "bundle");
        }
    }

    private static void kill(Process maven) {
        // a Maven that is a shell's child, should there be one, first: without the shell it would go on
        maven.descendants().forEach(ProcessHandle::destroyForcibly);
        maven.destroyForcibly().onExit().join();
    }
}
