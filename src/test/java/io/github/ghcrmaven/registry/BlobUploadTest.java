// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobUploadTest {

    private static final int LARGE = (1 << 20) + 1;

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final Events events = new Events();
    private final RemoteRegistry registry = Connecting.to(ghcr).with(events).open();
    private final Repository repository = Samples.repository(ghcr);

    @AfterEach
    void close() {
        ghcr.close();
    }

    /** Writes down what it is told. */
    private static final class Events implements UploadProgress {
        private final List<String> ends = new ArrayList<>();
        private long moved;

        @Override
        public Transfer begin(Endpoint endpoint, Repository repository, Blob blob) {
            ends.add("begin " + blob.name());
            return new Transfer() {
                @Override
                public void moved(byte[] buffer, int length) {
                    moved += length;
                }

                @Override
                public void succeeded() {
                    ends.add("succeeded");
                }

                @Override
                public void failed(Exception failure) {
                    ends.add("failed");
                }
            };
        }
    }

    private static Blob file(Path folder, int size) throws IOException {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        Path file = Files.write(folder.resolve("web-1.0.0.tgz"), content);
        return Blob.of(new Descriptor(MediaTypes.HELM_CHART, Digest.of(content), size), file);
    }

    @Test
    void aBlobGoesUpWholeInOnePut() throws IOException {
        registry.putBlob(repository, Samples.LAYER, Optional.empty());
        assertThat(ghcr.steps()).containsExactly("GET ping", "GET token", "POST upload", "PUT blob");
        Exchange put = ghcr.exchanges().get(3);
        assertThat(put.headers().get("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(put.headers().get("Content-Length"))
                .isEqualTo(Long.toString(Samples.LAYER.descriptor().size()));
        assertThat(put.headers().get("Transfer-Encoding")).isNull();
    }

    @Test
    void anUploadThatIsOpenAlreadyIsUsed() throws IOException {
        Optional<Upload> opened = registry.openUpload(repository);
        registry.putBlob(repository, Samples.LAYER, opened);
        assertThat(ghcr.count("POST upload")).isEqualTo(1);
        assertThat(ghcr.blobs(Samples.NAME)).hasSize(1);
    }

    @Test
    void aSmallBlobIsNeitherAskedForNorShown(@TempDir Path folder) throws IOException {
        registry.putBlob(repository, file(folder, LARGE - 1), Optional.empty());
        assertThat(ghcr.count("HEAD blob")).isZero();
        assertThat(events.ends).isEmpty();
    }

    @Test
    void aLargeBlobIsAskedForFirstAndItsProgressSumsToItsSize(@TempDir Path folder) throws IOException {
        registry.putBlob(repository, file(folder, LARGE), Optional.empty());
        assertThat(ghcr.steps()).endsWith("HEAD blob", "POST upload", "PUT blob");
        assertThat(events.ends).containsExactly("begin web-1.0.0.tgz", "succeeded");
        assertThat(events.moved).isEqualTo(LARGE);
    }

    @Test
    void aLargeBlobThatIsThereIsNotSent(@TempDir Path folder) throws IOException {
        Blob blob = file(folder, LARGE);
        ghcr.seedBlob(Samples.NAME, Files.readAllBytes(folder.resolve("web-1.0.0.tgz")));
        registry.putBlob(repository, blob, Optional.empty());
        assertThat(ghcr.steps()).endsWith("HEAD blob").doesNotContain("POST upload", "PUT blob");
        assertThat(events.ends).isEmpty();
    }

    @Test
    void aTryThatFailsEndsItsProgressAndTheNextOneBeginsAnew(@TempDir Path folder) throws IOException {
        ghcr.fault("PUT blob 1", Fault.status(503));
        registry.putBlob(repository, file(folder, LARGE), Optional.empty());
        assertThat(events.ends).containsExactly("begin web-1.0.0.tgz", "failed", "begin web-1.0.0.tgz", "succeeded");
        assertThat(events.moved).isEqualTo(2L * LARGE);
    }

    @Test
    void aFileThatIsGoneIsNoFaultOfTheRegistry(@TempDir Path folder) throws IOException {
        Blob blob = file(folder, 100);
        Files.delete(folder.resolve("web-1.0.0.tgz"));
        assertThatThrownBy(() -> registry.putBlob(repository, blob, Optional.empty()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnavailableException.class)
                .hasMessageContaining("web-1.0.0.tgz could not be read");
        assertThat(ghcr.count("POST upload")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99, 101, 100_000})
    void aFileThatHasChangedIsNoFaultOfTheRegistry(int size, @TempDir Path folder) throws IOException {
        Blob blob = file(folder, 100);
        Files.write(folder.resolve("web-1.0.0.tgz"), new byte[size]);
        assertThatThrownBy(() -> registry.putBlob(repository, blob, Optional.empty()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnavailableException.class)
                .hasMessageContaining("web-1.0.0.tgz has changed since it was hashed");
        assertThat(ghcr.count("POST upload")).isEqualTo(1);
        assertThat(ghcr.blobs(Samples.NAME)).isEmpty();
    }
}
