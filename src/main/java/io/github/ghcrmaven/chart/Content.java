// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file of a chart, read when they are needed: a large chart is never whole in memory. */
public interface Content {

    /** Length in bytes, without a byte order mark. */
    long size();

    /** The bytes, without a byte order mark. */
    InputStream open() throws IOException;

    /** All of them, for a file that is known to be small. */
    default byte[] bytes() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** Bytes that are in memory already. */
    static Content of(byte[] bytes) {
        int skipped = byteOrderMark(bytes);
        int length = bytes.length - skipped;
        return new Content() {
            @Override
            public long size() {
                return length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes, skipped, length);
            }
        };
    }

    /** A file on disk; its length is taken now, and a file that changes while it is archived fails the archive. */
    static Content of(Path file) throws IOException {
        long length = Files.size(file);
        int skipped;
        try (InputStream in = Files.newInputStream(file)) {
            skipped = byteOrderMark(in.readNBytes(3));
        }
        return new Content() {
            @Override
            public long size() {
                return length - skipped;
            }

            @Override
            public InputStream open() throws IOException {
                InputStream in = Files.newInputStream(file);
                in.skipNBytes(skipped);
                return in;
            }
        };
    }

    /**
     * The length of a leading byte order mark: Helm strips it of every file, binary ones too
     * (pkg/chart/loader/directory.go).
     */
    private static int byteOrderMark(byte[] start) {
        boolean there =
                start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
        return there ? 3 : 0;
    }
}
