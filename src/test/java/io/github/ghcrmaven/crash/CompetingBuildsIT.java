// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.TagMove;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two builds release the same version with another content each, at once. */
@Execution(ExecutionMode.CONCURRENT)
class CompetingBuildsIT {

    @TempDir
    Path folder;

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final SignatureWatch watch = new SignatureWatch(ghcr, sigstore);

    @AfterEach
    void close() {
        ghcr.close();
        sigstore.close();
    }

    /** The later one has found the version free, and has its manifest there, when the other begins and ends. */
    @Test
    void oneWinsAndTheOtherSaysSo() throws IOException, InterruptedException {
        ChildBuild later = new ChildBuild(folder.resolve("later"), "good evening", ghcr, sigstore);
        ChildBuild sooner = new ChildBuild(folder.resolve("sooner"), "good morning", ghcr, sigstore);
        ghcr.fault("PUT manifest 1", Fault.pause(() -> run(sooner)));

        int exit = later.start().waitFor();

        assertThat(sooner.log()).contains("BUILD SUCCESS");
        assertThat(exit).isOne();
        String won = Objects.requireNonNull(ghcr.digest(ChildBuild.REPOSITORY, ChildBuild.VERSION));
        assertThat(later.log())
                .contains("BUILD FAILURE")
                .contains("acme/charts/web:1.4.0")
                .contains(won)
                .contains("#version-exists");
        assertThat(ghcr.tagMoves(ChildBuild.REPOSITORY))
                .filteredOn(move -> move.tag().equals(ChildBuild.VERSION))
                .containsExactly(new TagMove(ChildBuild.VERSION, null, won));
        assertThat(watch.seen()).isEmpty();
        assertThat(watch.forms(won)).containsExactly("legacy signature", "bundle");
    }

    private static void run(ChildBuild build) {
        try {
            build.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
