// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An archive, and its provenance where it is signed, that are written and not in place yet; closed, they are gone. */
final class UnfinishedArchive implements AutoCloseable {

    private final Path place;
    private final Path provenancePlace;

    /** Without the names to be: those may be as long as a name can be. */
    private final Path file;

    private final Path provenance;
    private @Nullable ChartArchive archive;

    UnfinishedArchive(Path place) {
        this.place = place;
        this.provenancePlace = place.resolveSibling(place.getFileName() + ".prov");
        this.file = place.resolveSibling("." + UUID.randomUUID());
        this.provenance = place.resolveSibling("." + UUID.randomUUID());
    }

    /** Where the archive is written. */
    Path file() {
        return file;
    }

    /** What has been written. */
    void is(ChartArchive written) {
        archive = written;
    }

    /** Signs what has been written, and verifies what came of it. */
    void sign(ArchiveSigner signer) throws IOException {
        ChartArchive written = written();
        byte[] signed = signer.sign(written);
        Files.write(provenance, signed);
        signer.verify(place.getFileName().toString(), file, provenance);
        archive = written.with(new ProvenanceFile(provenancePlace, signed.length, Digest.of(signed)));
    }

    /**
     * Puts the files into their place, each whole, and never an archive beside the signature of another: {@code helm push}
     * takes whatever lies there.
     */
    ChartArchive finish() throws IOException {
        Files.deleteIfExists(provenancePlace);
        replace(file, place);
        if (written().provenance().isPresent()) {
            replace(provenance, provenancePlace);
        }
        return written();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(provenance);
    }

    private ChartArchive written() {
        return Optional.ofNullable(archive).orElseThrow();
    }

    private static void replace(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
