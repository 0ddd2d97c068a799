// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The tar in an archive, header by header as its bytes stand there: no library interprets them. */
final class RawTar {

    private static final int BLOCK = 512;

    private final List<Entry> entries;
    private final byte[] bytes;

    private RawTar(List<Entry> entries, byte[] bytes) {
        this.entries = entries;
        this.bytes = bytes;
    }

    /** A header and what follows it. */
    static final class Entry {
        private final byte[] header;
        private final byte[] content;

        private Entry(byte[] header, byte[] content) {
            this.header = header;
            this.content = content;
        }

        String name() {
            String prefix = text(345, 155);
            return (prefix.isEmpty() ? "" : prefix + "/") + text(0, 100);
        }

        String content() {
            return new String(content, UTF_8);
        }

        char kind() {
            return (char) header[156];
        }

        /** The text of a field up to its first zero byte. */
        String text(int start, int length) {
            int end = start;
            while (end < start + length && header[end] != 0) {
                end++;
            }
            return new String(header, start, end - start, UTF_8);
        }
    }

    static RawTar of(Path archive) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
            byte[] bytes = in.readAllBytes();
            List<Entry> entries = new ArrayList<>();
            for (int at = 0; bytes[at] != 0; ) {
                byte[] header = Arrays.copyOfRange(bytes, at, at + BLOCK);
                int size = Integer.parseInt(new Entry(header, header).text(124, 11), 8);
                entries.add(new Entry(header, Arrays.copyOfRange(bytes, at + BLOCK, at + BLOCK + size)));
                at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
            }
            return new RawTar(entries, bytes);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    /** The whole tar. */
    byte[] bytes() {
        return bytes.clone();
    }

    List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }

    String text(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .map(Entry::content)
                .findFirst()
                .orElseThrow();
    }
}
