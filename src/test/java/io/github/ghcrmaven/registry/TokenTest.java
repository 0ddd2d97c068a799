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
    void the_scope_is_computed_and_the_placeholder_of_the_challenge_is_left_aside() throws IOException {
        connecting.open().openUpload(repository);
        assertThat(scopes()).containsExactly("repository:octocat/charts/web:pull,push");
    }

    @Test
    void who_only_reads_asks_for_pull_alone() throws IOException {
        connecting.with(Actions.PULL).open().find(repository.tagged(Samples.TAG));
        assertThat(scopes()).containsExactly("repository:octocat/charts/web:pull");
    }

    @Test
    void the_service_of_the_challenge_is_passed_on_and_the_exchange_is_a_get() throws IOException {
        connecting.open().openUpload(repository);
        Exchange token = ghcr.exchanges().get(1);
        assertThat(token.step()).isEqualTo("GET token");
        assertThat(HttpUrl.get(ghcr.url() + token.target()).queryParameter("service"))
                .isEqualTo(ghcr.host());
    }

    @Test
    void many_threads_and_several_connections_share_one_ping_and_one_token_per_repository() throws Exception {
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
    void another_credential_gets_a_token_of_its_own() throws IOException {
        ghcr.readOnlyAccount("reader", "other-secret-91c2");
        connecting.open().find(repository.tagged(Samples.TAG));
        connecting.with("reader", "other-secret-91c2").open().find(repository.tagged(Samples.TAG));
        assertThat(ghcr.count("GET token")).isEqualTo(2);
    }

    @Test
    void a_token_for_reading_does_not_stand_in_for_one_for_writing() throws IOException {
        connecting.with(Actions.PULL).open().find(repository.tagged(Samples.TAG));
        connecting.open().openUpload(repository);
        assertThat(scopes())
                .containsExactly("repository:octocat/charts/web:pull", "repository:octocat/charts/web:pull,push");
    }

    @Test
    void a_failed_exchange_is_not_remembered() throws IOException {
        ghcr.fault("GET token 1", Fault.status(503));
        connecting.open().openUpload(repository);
        assertThat(ghcr.count("GET token")).isEqualTo(2);
    }

    @Test
    void a_token_answer_that_breaks_off_is_asked_for_again() throws IOException {
        ghcr.fault("GET token 1", Fault.truncated());
        connecting.open().openUpload(repository);
        assertThat(ghcr.count("GET token")).isEqualTo(2);
        assertThat(ghcr.pendingFaults()).isEmpty();
    }
}
