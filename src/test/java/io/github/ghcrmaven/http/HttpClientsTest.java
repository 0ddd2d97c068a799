// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpClientsTest {

    private final InProcessGhcr ghcr = InProcessGhcr.builder().open().start();
    private final OkHttpClient client = HttpClients.create(target -> Optional.empty(), "ghcr-maven-plugin/1.2.3");
    private final Request ping = new Request.Builder().url(ghcr.url() + "/v2/").build();

    @AfterEach
    void close() {
        ghcr.close();
    }

    private int status(Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            return response.code();
        }
    }

    @Test
    void everyRequestSaysWhoAsks() throws IOException {
        assertThat(status(ping)).isEqualTo(200);
        assertThat(ghcr.exchanges().get(0).headers().get("User-Agent")).isEqualTo("ghcr-maven-plugin/1.2.3");
    }

    @Test
    void noRedirectIsFollowed() throws IOException {
        String digest = ghcr.seedBlob("octocat/web", new byte[] {1});
        Request blob = new Request.Builder()
                .url(ghcr.url() + "/v2/octocat/web/blobs/" + digest)
                .build();
        assertThat(status(blob)).isEqualTo(307);
        assertThat(ghcr.steps()).containsExactly("GET blob");
    }

    @Test
    void nothingIsTriedAgain() {
        ghcr.fault("GET ping 1", Fault.resetBefore());
        assertThatThrownBy(() -> status(ping)).isInstanceOf(IOException.class);
        assertThat(ghcr.count("GET ping")).isEqualTo(1);
    }

    @Test
    void a503ThatAsksForAMomentIsLeftToTheCaller() throws IOException {
        ghcr.fault("GET ping 1", Fault.status(503).header("Retry-After", "0"));
        ghcr.fault("GET ping 2", Fault.status(408));
        assertThat(status(ping)).isEqualTo(503);
        assertThat(status(ping)).isEqualTo(408);
        assertThat(ghcr.count("GET ping")).isEqualTo(2);
    }

    @Test
    void itsThreadsDoNotHoldTheVirtualMachine() {
        CompletableFuture<Boolean> daemon = new CompletableFuture<>();
        client.newCall(ping).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException failure) {
                daemon.completeExceptionally(failure);
            }

            @Override
            public void onResponse(Call call, Response response) {
                response.close();
                daemon.complete(Thread.currentThread().isDaemon());
            }
        });
        assertThat(daemon.join()).isTrue();
    }

    @Test
    void sixteenRequestsAreOnTheirWayAtOnceAndNoMore() throws Exception {
        int all = 40;
        ghcr.fault("GET ping 1", Fault.stall(Duration.ofMillis(100)), all);
        ExecutorService threads = Executors.newFixedThreadPool(all);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            answers.add(threads.submit(() -> status(ping)));
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        threads.shutdown();
        List<Exchange> exchanges = ghcr.exchanges();
        long most = exchanges.stream()
                .mapToLong(one -> exchanges.stream()
                        .filter(other ->
                                other.startedNanos() <= one.startedNanos() && one.startedNanos() < other.endedNanos())
                        .count())
                .max()
                .orElseThrow();
        assertThat(most).isBetween(2L, 16L);
    }
}
