// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Endpoint;
import io.github.ghcrmaven.registry.UploadProgress;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferEvent.EventType;
import org.eclipse.aether.transfer.TransferEvent.RequestType;
import org.eclipse.aether.transfer.TransferListener;
import org.eclipse.aether.transfer.TransferResource;
import org.jspecify.annotations.Nullable;

/** Shows uploads as Maven shows its own: bar, {@code -ntp} and {@code -q} are the session's listener's affair. */
final class MavenUploadProgress implements UploadProgress {

    private final RepositorySystemSession session;

    MavenUploadProgress(RepositorySystemSession session) {
        this.session = session;
    }

    @Override
    public Transfer begin(Endpoint endpoint, Repository repository, Blob blob) {
        TransferListener listener = session.getTransferListener();
        if (listener == null) {
            return new Transfer() {};
        }
        TransferResource resource = new TransferResource(
                endpoint.host(), endpoint.url() + "v2/", repository.path() + "/" + blob.name(), null, null);
        resource.setContentLength(blob.descriptor().size());
        Reported reported = new Reported(listener, new TransferEvent.Builder(session, resource));
        reported.fire(EventType.INITIATED, null, null);
        reported.fire(EventType.STARTED, null, null);
        return reported;
    }

    /** One try, in the order that the listener's contract wants. */
    private static final class Reported implements Transfer {

        private final TransferListener listener;
        private final TransferEvent.Builder events;
        private long transferred;

        private Reported(TransferListener listener, TransferEvent.Builder events) {
            this.listener = listener;
            this.events = events.setRequestType(RequestType.PUT);
        }

        @Override
        public void begun() {
            transferred = 0;
        }

        @Override
        public void moved(byte[] buffer, int length) {
            transferred += length;
            fire(EventType.PROGRESSED, ByteBuffer.wrap(buffer, 0, length), null);
        }

        @Override
        public void succeeded() {
            fire(EventType.SUCCEEDED, null, null);
        }

        @Override
        public void failed(Exception failure) {
            fire(EventType.FAILED, null, failure);
        }

        private void fire(EventType type, @Nullable ByteBuffer data, @Nullable Exception failure) {
            TransferEvent event = events.copy()
                    .setType(type)
                    .setTransferredBytes(transferred)
                    .setDataBuffer(data)
                    .setException(failure)
                    .build();
            try {
                switch (type) {
                    case INITIATED -> listener.transferInitiated(event);
                    case STARTED -> listener.transferStarted(event);
                    case PROGRESSED -> listener.transferProgressed(event);
                    case SUCCEEDED -> listener.transferSucceeded(event);
                    default -> listener.transferFailed(event);
                }
            } catch (TransferCancelledException e) {
                // Maven's own listeners do not cancel, and a half-sent blob is repaired by nothing but its whole.
                throw new CancellationException(e.getMessage());
            }
        }
    }
}
