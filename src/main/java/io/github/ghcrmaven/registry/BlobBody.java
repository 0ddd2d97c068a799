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
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = blob.content().open()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                sink.write(buffer, 0, length);
                transfer.moved(buffer, length);
            }
        }
    }
}
