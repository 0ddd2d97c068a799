// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A program that {@code install-tools.sh} installed; its version is the one in {@code tools.txt}. */
public enum Tool {
    HELM3,
    HELM4,
    COSIGN2,
    COSIGN3,
    CRANE,
    SIGSTORE_VERIFY,
    SKOPEO,
    GPG,
    DOCKER_REGISTRY,
    REGISTRY_WITH_REFERRERS;

    /** Those that are not installed. */
    public static List<Tool> missing() {
        return Arrays.stream(values()).filter(tool -> tool.find().isEmpty()).toList();
    }

    /** The program; fails where it is not installed. */
    public Path path() {
        return find().orElseThrow(() -> new IllegalStateException(this + " is not installed"));
    }

    private Optional<Path> find() {
        List<String> entry = entry();
        String version = entry.get(1);
        String executable = entry.get(2);
        Path folder = cache().resolve(toString());
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder, version)) {
            return StreamSupport.stream(versions.spliterator(), false)
                    .map(found -> found.resolve(executable))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> entry() {
        Path list = Suite.basedir().resolve("src/interop/tools.txt");
        try {
            return Files.readAllLines(list).stream()
                    .map(line -> List.of(line.split(" +")))
                    .filter(words -> words.get(0).equals(toString()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(list + " does not name " + this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path cache() {
        String caches = System.getenv("XDG_CACHE_HOME");
        Path root = caches == null || caches.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(caches);
        return root.resolve("ghcr-maven-plugin/interop");
    }

    /** The name in {@code tools.txt}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
