// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private final List<String> notes = new CopyOnWriteArrayList<>();

    private Duration push(String retryAfter, Retries retries) throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            ghcr.fault("POST upload 1", Fault.status(429).header("Retry-After", retryAfter));
            long start = System.nanoTime();
            Connecting.to(ghcr).with(retries).open().openUpload(Samples.repository(ghcr));
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    @Test
    void aRegistryThatNamesATimeIsGivenIt() throws IOException {
        Duration took = push("1", new Retries(2, Duration.ofMillis(1), Duration.ofSeconds(5), notes::add));
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("429")
                .endsWith("opening an upload. Trying again in 1.0 s (2 of 2).");
    }

    @Test
    void theWaitInGhcrsWordsIsASecondAtLeast() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            ghcr.fault("POST upload 1", Fault.refusal(Refusal.PUSH_RATE_LIMIT));
            Retries patient = new Retries(2, Duration.ofMillis(1), Duration.ofSeconds(5), notes::add);
            Connecting.to(ghcr).with(patient).open().openUpload(Samples.repository(ghcr));
        }
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("429 TOOMANYREQUESTS (retry-after: 10.305464ms, allowed: 2000/minute)")
                .containsPattern("Trying again in (0\\.9|1\\.[01]) s \\(2 of 2\\)\\.$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wed, 21 Oct 2026 07:28:00 GMT", "-1", "", "99999999999999999999"})
    void aTimeThatCannotBeReadIsLeftToThePlan(String header) throws IOException {
        push(header, new Retries(2, Duration.ofMillis(1), Duration.ofSeconds(60), notes::add));
        assertThat(notes).singleElement().asString().contains("Trying again in 0.0 s");
    }
}
