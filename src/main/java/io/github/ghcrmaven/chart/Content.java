// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file of a chart, read when they are needed: a large chart is never whole in memory. */
interface Content {

    /** Helm strips a leading byte order mark of every file, binary ones too (spec/helm.md 1.2). */
    byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Length in bytes, without a byte order mark. */
    long size();

    /** The bytes, without a byte order mark. */
    InputStream open() throws IOException;

    default byte[] bytes() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    static Content of(byte[] bytes) {
        int skipped = startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        return new Content() {
            @Override
            public long size() {
                return bytes.length - skipped;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes, skipped, bytes.length - skipped);
            }
        };
    }

    /** A file on disk; its length is taken now, and a file that changes while it is archived fails the archive. */
    static Content of(Path file) throws IOException {
        long length = Files.size(file);
        int skipped;
        try (InputStream in = Files.newInputStream(file)) {
            skipped = startsWithMark(in.readNBytes(BYTE_ORDER_MARK.length)) ? BYTE_ORDER_MARK.length : 0;
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

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3
                && bytes[0] == BYTE_ORDER_MARK[0]
                && bytes[1] == BYTE_ORDER_MARK[1]
                && bytes[2] == BYTE_ORDER_MARK[2];
    }
}
