// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Streams a blob from where it lies, and tells the progress of it. */
final class BlobBody extends RequestBody {

    private static final MediaType OCTETS = MediaType.get("application/octet-stream");
    private static final int BUFFER = 32 << 10;

    private final Blob blob;
    private final UploadProgress.Transfer transfer;

    BlobBody(Blob blob, UploadProgress.Transfer transfer) {
        this.blob = blob;
        this.transfer = transfer;
    }

    @Override
    public @Nullable MediaType contentType() {
        return OCTETS;
    }

    @Override
    public long contentLength() {
        return blob.descriptor().size();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        transfer.begun();
        byte[] buffer = new byte[BUFFER];
        long left = contentLength();
        try (InputStream in = open()) {
            for (int length = read(in, buffer); length >= 0 && left >= 0; length = read(in, buffer)) {
                left -= length;
                if (left >= 0) {
                    sink.write(buffer, 0, length);
                    transfer.moved(buffer, length);
                }
            }
        }
        if (left != 0) {
            throw new SourceException(blob.name() + " has changed since it was hashed.", null);
        }
    }

    private InputStream open() throws SourceException {
        try {
            return blob.content().open();
        } catch (IOException e) {
            throw new SourceException(blob.name() + " could not be read: " + e, e);
        }
    }

    private int read(InputStream in, byte[] buffer) throws SourceException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new SourceException(blob.name() + " could not be read: " + e, e);
        }
    }

    /** The blob itself fails, not the connection: that is said, and not tried again. */
    static final class SourceException extends IOException {

        private static final long serialVersionUID = 1L;

        SourceException(String message, @Nullable IOException cause) {
            super(message, cause);
        }
    }
}
