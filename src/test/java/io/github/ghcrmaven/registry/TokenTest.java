// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenTest {

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final Connecting connecting = Connecting.to(ghcr);
    private final Repository repository = Samples.repository(ghcr);

    @AfterEach
    void close() {
        ghcr.close();
    }

    private List<String> scopes() {
        return ghcr.exchanges().stream()
                .filter(exchange -> exchange.step().equals("GET token"))
                .map(exchange -> HttpUrl.get(ghcr.url() + exchange.target()).queryParameter("scope"))
                .toList();
    }

    @Test
    void theScopeIsComputedAndThePlaceholderOfTheChallengeIsLeftAside() throws IOException {
        connecting.open().openUpload(repository);
        assertThat(scopes()).containsExactly("repository:octocat/charts/web:pull,push");
    }

    @Test
    void whoOnlyReadsAsksForPullAlone() throws IOException {
        connecting.with(Actions.PULL).open().find(repository.tagged(Samples.TAG));
        assertThat(scopes()).containsExactly("repository:octocat/charts/web:pull");
    }

    @Test
    void theServiceOfTheChallengeIsPassedOnAndTheExchangeIsAGet() throws IOException {
        connecting.open().openUpload(repository);
        Exchange token = ghcr.exchanges().get(1);
        assertThat(token.step()).isEqualTo("GET token");
        assertThat(HttpUrl.get(ghcr.url() + token.target()).queryParameter("service"))
                .isEqualTo(ghcr.host());
    }

    @Test
    void manyThreadsAndSeveralConnectionsShareOnePingAndOneTokenPerRepository() throws Exception {
        Repository other = new Repository(ghcr.host(), "octocat/charts/api");
        ghcr.fault("GET ping 1", Fault.stall(Duration.ofMillis(100)));
        ghcr.fault("GET token 1", Fault.stall(Duration.ofMillis(100)), 2);
        List<RemoteRegistry> connections = List.of(connecting.open(), connecting.open(), connecting.open());
        ExecutorService threads = Executors.newFixedThreadPool(12);
        List<Future<Optional<Digest>>> answers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            RemoteRegistry registry = connections.get(i % 3);
            Repository asked = i % 2 == 0 ? repository : other;
            answers.add(threads.submit(() -> registry.find(asked.tagged(Samples.TAG))));
        }
        for (Future<Optional<Digest>> answer : answers) {
            assertThat(answer.get()).isEmpty();
        }
        threads.shutdown();

        assertThat(ghcr.count("GET ping")).isEqualTo(1);
        assertThat(scopes())
                .containsExactlyInAnyOrder(
                        "repository:octocat/charts/web:pull,push", "repository:octocat/charts/api:pull,push");
        assertThat(ghcr.count("HEAD tag")).isEqualTo(24);
        assertThat(connections.stream().mapToInt(RemoteRegistry::requests).sum())
                .isEqualTo(27);
    }

    @Test
    void anotherCredentialGetsATokenOfItsOwn() throws IOException {
        ghcr.readOnlyAccount("reader", "other-secret-91c2");
        connecting.open().find(repository.tagged(Samples.TAG));
        connecting.with("reader", "other-secret-91c2").open().find(repository.tagged(Samples.TAG));
        assertThat(ghcr.count("GET token")).isEqualTo(2);
    }

    @Test
    void aTokenForReadingDoesNotStandInForOneForWriting() throws IOException {
        connecting.with(Actions.PULL).open().find(repository.tagged(Samples.TAG));
        connecting.open().openUpload(repository);
        assertThat(scopes())
                .containsExactly("repository:octocat/charts/web:pull", "repository:octocat/charts/web:pull,push");
    }

    @Test
    void aFailedExchangeIsNotRemembered() throws IOException {
        ghcr.fault("GET token 1", Fault.status(503));
        connecting.open().openUpload(repository);
        assertThat(ghcr.count("GET token")).isEqualTo(2);
    }

    @Test
    void aTokenAnswerThatBreaksOffIsAskedForAgain() throws IOException {
        ghcr.fault("GET token 1", Fault.truncated());
        connecting.open().openUpload(repository);
        assertThat(ghcr.count("GET token")).isEqualTo(2);
        assertThat(ghcr.pendingFaults()).isEmpty();
    }
}
