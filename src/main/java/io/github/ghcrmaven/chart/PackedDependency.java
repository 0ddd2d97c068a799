// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A chart within a packaged chart, as whoever unpacks the archive finds it in {@code charts/}.
 *
 * @param name the chart's name
 * @param version its version, as its own Chart.yaml says
 * @param repository where the chart around it says that it comes from; empty where it says nothing
 * @param contentDigest in hexadecimal the {@code dirHash} of its files, named with its folder before them (in-toto/attestation,
 *     spec/v1/digest_set.md): Helm packs what it unpacked, so the archive that was fetched is not there any more
 */
public record PackedDependency(String name, String version, String repository, String contentDigest) {

    /**
     * The charts within an archive, by the names of their folders; those within them are part of their content.
     *
     * @throws FaultException where the archive cannot be read
     * @throws IOException where the file cannot be read
     */
    public static List<PackedDependency> of(ChartArchive archive) throws IOException {
        List<ChartFile> files;
        String origin = archive.file().toString();
        try (InputStream in = Files.newInputStream(archive.file())) {
            files = ArchiveReader.files(origin, in, new Unpacked());
        }
        List<PackedDependency> dependencies = new ArrayList<>();
        for (Map.Entry<String, List<ChartFile>> within :
                new ChartFiles(origin, files).charts().entrySet()) {
            String folder = within.getKey();
            Metadata metadata = new ChartFiles(origin + "/charts/" + folder, within.getValue()).metadata();
            dependencies.add(new PackedDependency(
                    metadata.name(),
                    metadata.version(),
                    repository(archive.metadata(), metadata.name()),
                    contentDigest(folder, within.getValue())));
        }
        return dependencies;
    }

    private static String repository(Metadata around, String name) {
        return around.dependencies().stream()
                .filter(dependency -> dependency.name().equals(name))
                .map(Dependency::repository)
                .findFirst()
                .orElse("");
    }

    /** Go's {@code dirhash.Hash1} (golang.org/x/mod, sumdb/dirhash/hash.go): the digest of what {@code sha256sum} prints. */
    private static String contentDigest(String folder, List<ChartFile> files) throws IOException {
        // by bytes, as LC_ALL=C sorts
        SortedMap<String, String> byName = new TreeMap<>((a, b) ->
                Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
        for (ChartFile file : files) {
            byName.put(folder + "/" + file.name(), sha256(file.content()));
        }
        MessageDigest whole = Digest.sha256();
        byName.forEach((name, hash) -> whole.update((hash + "  " + name + "\n").getBytes(StandardCharsets.UTF_8)));
        return Digest.of(whole).hex();
    }

    private static String sha256(Content content) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (InputStream in = new DigestInputStream(content.open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.of(digest).hex();
    }
}
