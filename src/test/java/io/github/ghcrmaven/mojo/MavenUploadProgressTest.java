// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Endpoint;
import io.github.ghcrmaven.registry.UploadProgress.Transfer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferEvent.EventType;
import org.eclipse.aether.transfer.TransferEvent.RequestType;
import org.eclipse.aether.transfer.TransferListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MavenUploadProgressTest {

    private static final Endpoint REGISTRY = Endpoint.of("registry.acme.example:5000", Optional.empty());
    private static final Blob BLOB = Blob.of("text/plain", "web-1.4.0.tgz", new byte[100_000]);

    private final Recorder recorder = new Recorder();

    @Test
    void anUploadIsInitiatedAndStartedOnceAndItsBytesAddUpToItsSize() {
        Transfer transfer = begin(recorder);
        transfer.moved(new byte[70_000], 60_000);
        transfer.moved(new byte[40_000], 40_000);
        transfer.succeeded();

        assertThat(recorder.types())
                .containsExactly(
                        EventType.INITIATED,
                        EventType.STARTED,
                        EventType.PROGRESSED,
                        EventType.PROGRESSED,
                        EventType.SUCCEEDED);
        assertThat(recorder.events.stream()
                        .mapToInt(TransferEvent::getDataLength)
                        .sum())
                .isEqualTo(100_000);
        assertThat(recorder.events)
                .extracting(TransferEvent::getTransferredBytes)
                .containsExactly(0L, 0L, 60_000L, 100_000L, 100_000L);
    }

    @Test
    void aFailureEndsItWithItsCause() {
        IOException cause = new IOException("reset");
        Transfer transfer = begin(recorder);
        transfer.moved(new byte[10], 10);
        transfer.failed(cause);

        assertThat(recorder.types())
                .containsExactly(EventType.INITIATED, EventType.STARTED, EventType.PROGRESSED, EventType.FAILED);
        assertThat(recorder.last().getException()).isSameAs(cause);
    }

    @Test
    void whatIsShownIsWhereTheBlobGoesAndHowBigItIs() {
        begin(recorder);

        assertThat(recorder.last().getRequestType()).isEqualTo(RequestType.PUT);
        assertThat(recorder.last().getResource()).satisfies(resource -> {
            assertThat(resource.getRepositoryId()).isEqualTo("registry.acme.example:5000");
            assertThat(resource.getRepositoryUrl()).isEqualTo("https://registry.acme.example:5000/v2/");
            assertThat(resource.getResourceName()).isEqualTo("acme/charts/web/web-1.4.0.tgz");
            assertThat(resource.getContentLength()).isEqualTo(100_000);
        });
    }

    @Test
    void withoutListenerNothingHappens() {
        assertThatCode(() -> {
                    Transfer transfer = begin(null);
                    transfer.moved(new byte[10], 10);
                    transfer.succeeded();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aListenerCanCancel() {
        Transfer transfer = begin(new AbstractTransferListener() {
            @Override
            public void transferProgressed(TransferEvent event) throws TransferCancelledException {
                throw new TransferCancelledException("enough");
            }
        });

        assertThatThrownBy(() -> transfer.moved(new byte[10], 10))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
    }

    private static Transfer begin(@Nullable TransferListener listener) {
        DefaultRepositorySystemSession session =
                (DefaultRepositorySystemSession) new TestSession().session().getRepositorySession();
        session.setTransferListener(listener);
        return new MavenUploadProgress(session)
                .begin(REGISTRY, new Repository("registry.acme.example:5000", "acme/charts/web"), BLOB);
    }

    private static final class Recorder extends AbstractTransferListener {

        private final List<TransferEvent> events = new ArrayList<>();

        private List<EventType> types() {
            return events.stream().map(TransferEvent::getType).toList();
        }

        private TransferEvent last() {
            return events.get(events.size() - 1);
        }

        @Override
        public void transferInitiated(TransferEvent event) {
            events.add(event);
        }

        @Override
        public void transferStarted(TransferEvent event) {
            events.add(event);
        }

        @Override
        public void transferProgressed(TransferEvent event) {
            events.add(event);
        }

        @Override
        public void transferSucceeded(TransferEvent event) {
            events.add(event);
        }

        @Override
        public void transferFailed(TransferEvent event) {
            events.add(event);
        }
    }
}
