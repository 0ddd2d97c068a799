// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the archives in a chart hold until it is packaged: in memory as long as that is little, which it nearly always
 * is, then in a file that the system deletes when nobody holds a part of it any more.
 */
final class Unpacked {

    private static final long MOST_IN_MEMORY = 4 << 20;

    private long inMemory;
    private long inFile;
    private @Nullable FileChannel file;

    /**
     * Keeps a file's bytes.
     *
     * @throws UncheckedIOException where they cannot be written: a fault of this machine, not of the archive
     */
    Content keep(byte[] bytes) {
        if (inMemory + bytes.length <= MOST_IN_MEMORY) {
            inMemory += bytes.length;
            return Content.of(bytes);
        }
        try {
            return write(Content.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Content write(Content content) throws IOException {
        FileChannel channel = file();
        long start = inFile;
        long size = content.size();
        ByteBuffer bytes = ByteBuffer.wrap(content.bytes());
        while (bytes.hasRemaining()) {
            inFile += channel.write(bytes, inFile);
        }
        return new Content() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() {
                return new Part(channel, start, start + size);
            }
        };
    }

    /** Its name is gone at once, or on Windows when it is closed: by its cleaner, when no content refers to it. */
    private FileChannel file() throws IOException {
        if (file == null) {
            file = FileChannel.open(
                    Files.createTempFile("chart", ".unpacked"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    /** A file's bytes within all others'. */
    private static final class Part extends InputStream {

        private final FileChannel file;
        private final long end;
        private long at;

        private Part(FileChannel file, long start, long end) {
            this.file = file;
            this.at = start;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int most = (int) Math.min(length, end - at);
            int count = at == end ? -1 : file.read(ByteBuffer.wrap(target, offset, most), at);
            at += Math.max(0, count);
            return count;
        }
    }
}
