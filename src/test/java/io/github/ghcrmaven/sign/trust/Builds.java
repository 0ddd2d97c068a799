// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Proxies;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Builds that trust a Sigstore in this process by its repository, one after the other or side by side. */
final class Builds implements AutoCloseable {

    final SettableClock clock = new SettableClock("2026-11-21T12:00:00Z");
    final InProcessSigstore sigstore = InProcessSigstore.builder().clock(clock).start();
    final List<String> notes = new CopyOnWriteArrayList<>();
    final Path cache;

    private final Path tufRoot;

    Builds(Path folder) throws IOException {
        cache = folder.resolve("cache");
        tufRoot = Files.writeString(folder.resolve("root.json"), sigstore.tufRoot());
    }

    /** A new build. */
    SigstoreTrust build() {
        return build(parameters(Optional.empty(), Optional.empty()), cache, target -> Optional.empty(), false);
    }

    /** A new build with {@code -o}. */
    SigstoreTrust offlineBuild() {
        return build(parameters(Optional.empty(), Optional.empty()), cache, target -> Optional.empty(), true);
    }

    SigstoreTrust build(TrustParameters parameters, Path cacheFolder, Proxies proxies, boolean offline) {
        Retries retries = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(5), notes::add);
        return SigstoreTrust.of(parameters, HttpClients.create(proxies, "test"), retries, cacheFolder, clock, offline);
    }

    TrustParameters parameters(Optional<Path> trustedRoot, Optional<Path> signingConfig) {
        return new TrustParameters(
                trustedRoot, signingConfig, false, Optional.of(URI.create(sigstore.tufUrl())), Optional.of(tufRoot));
    }

    long requests() {
        return sigstore.steps().size();
    }

    /** The one file in which the repository's files are kept. */
    Path kept() throws IOException {
        try (var files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        sigstore.close();
    }
}
