// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A blob is one unit: after a failure it is asked for, and else sent anew into a new upload. */
class BlobRetryTest {

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final RemoteRegistry registry = Connecting.to(ghcr).open();
    private final Repository repository = Samples.repository(ghcr);

    @AfterEach
    void close() {
        ghcr.close();
    }

    private void put() throws IOException {
        registry.putBlob(repository, Samples.LAYER, Optional.empty());
    }

    private void assertThere() {
        assertThat(ghcr.blobs(Samples.NAME))
                .containsExactly(Samples.LAYER.descriptor().digest().toString());
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @Test
    void aBlobOfWhichTheAnswerNamesAnotherDigestIsSent() throws IOException {
        ghcr.seedBlob(Samples.NAME, Samples.bytes("as good as an archive"));
        ghcr.fault("PUT blob 1", Fault.status(503)).fault("HEAD blob 1", Fault.wrongDigest());
        put();
        assertThat(ghcr.count("PUT blob")).isEqualTo(2);
        assertThere();
    }

    static Stream<Arguments> failuresWithoutEffect() {
        return Stream.of(
                Arguments.of("503", Fault.status(503)),
                Arguments.of("500 in plain text", Fault.status(500).body("oops")),
                Arguments.of("reset before", Fault.resetBefore()),
                Arguments.of("429", Fault.status(429)),
                Arguments.of("forgotten upload", Fault.refusal(Refusal.BLOB_UPLOAD_UNKNOWN)),
                Arguments.of("rate limit dressed as 403", Fault.refusal(Refusal.SECONDARY_RATE_LIMIT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failuresWithoutEffect")
    void aPutThatFailedIsDoneAnewInANewUpload(String name, Fault fault) throws IOException {
        ghcr.fault("PUT blob 1", fault);
        put();
        assertThat(ghcr.steps()).endsWith("POST upload", "PUT blob", "HEAD blob", "POST upload", "PUT blob");
        assertThere();
    }

    @Test
    void aPutWhoseAnswerWasLostIsNotRepeated() throws IOException {
        ghcr.fault("PUT blob 1", Fault.resetAfter());
        put();
        assertThat(ghcr.steps()).endsWith("POST upload", "PUT blob", "HEAD blob");
        assertThere();
    }

    @Test
    void aPutWhoseAnswerBreaksOffAfterItsStatusWasDone() throws IOException {
        ghcr.fault("PUT blob 1", Fault.truncated());
        put();
        assertThat(ghcr.steps()).endsWith("POST upload", "PUT blob");
        assertThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET ping 1", "GET token 1", "POST upload 1", "HEAD blob 1"})
    void everyRequestOfTheUnitMayFailOnce(String request) throws IOException {
        ghcr.fault("PUT blob 1", Fault.status(503));
        ghcr.fault(request, Fault.resetBefore());
        put();
        assertThere();
    }

    @Test
    void anUploadThatFailedIsNeverUsedAgain() throws IOException {
        Optional<Upload> opened = registry.openUpload(repository);
        ghcr.fault("PUT blob 1", Fault.resetBefore());
        registry.putBlob(repository, Samples.LAYER, opened);
        assertThat(ghcr.count("POST upload")).isEqualTo(2);
        assertThere();
    }

    @Test
    void afterTheLastAttemptTheLastFailureIsThrown() {
        ghcr.fault("PUT blob 1", Fault.status(503).body("{\"errors\":[]}"), 99);
        assertThatThrownBy(this::put)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(ghcr.host() + " could not serve a push to octocat/charts/web: 503")
                .hasMessageContaining("uploading web-1.0.0.tgz");
        assertThat(ghcr.count("PUT blob")).isEqualTo(5);
    }
}
