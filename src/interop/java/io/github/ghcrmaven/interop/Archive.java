// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What lies in a chart's archive, by entry name. */
final class Archive {

    /** What a tar header says, but for name and size. */
    record Header(int mode, long user, long group, Instant time) {}

    private final Map<String, Header> headers = new TreeMap<>();
    private final Map<String, Digest> contents = new TreeMap<>();

    Archive(Path file) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(file)), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Instant time = entry.getLastModifiedTime().toInstant();
                headers.put(
                        entry.getName(),
                        new Header(entry.getMode(), entry.getLongUserId(), entry.getLongGroupId(), time));
                contents.put(entry.getName(), Digest.of(tar.readAllBytes()));
            }
        }
    }

    /** The digest of the tar inside. */
    static Digest tarDigest(byte[] archive) throws IOException {
        try (InputStream tar = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            return Digest.of(tar.readAllBytes());
        }
    }

    Map<String, Header> headers() {
        return headers;
    }

    Map<String, Digest> contents() {
        return contents;
    }
}
