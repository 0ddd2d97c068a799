// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

import io.github.ghcrmaven.interop.Server;
import io.github.ghcrmaven.interop.Tool;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** docker-registry, which has no referrers API, and a Sigstore, both some way off. */
final class Services implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final Server registry;
    private final DistantServer distantRegistry;
    private final DistantServer distantSigstore;
    private final TrustFiles trust;

    Services(Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                log:
                  level: info
                  accesslog:
                    disabled: true
                storage:
                  filesystem:
                    rootdirectory: '%s'
                http:
                  addr: 127.0.0.1:0
                  secret: bench
                """.formatted(folder.resolve("storage")));
        registry = new Server(
                List.of(Tool.DOCKER_REGISTRY.path().toString(), "serve", config.toString()),
                folder.resolve("registry.log"),
                LISTENS);
        distantRegistry = new DistantServer(registry.address(), true);
        distantSigstore = new DistantServer(sigstore.url().replace("http://", ""), false);
        trust = sigstore.writeTo(folder.resolve("trust"));
        Path services = trust.rekor1AndTimestamps();
        Files.writeString(services, Files.readString(services).replace(sigstore.url(), sigstoreUrl()));
    }

    /** Each request takes so long from now on. */
    void roundTrip(Duration time) {
        distantRegistry.roundTrip(time);
        distantSigstore.roundTrip(time);
    }

    /** Forgets what was asked. */
    void forget() {
        distantRegistry.forget();
        distantSigstore.forget();
    }

    /** All but the looks whether anybody can read the package: nothing but a warning waits for them. */
    List<Passed> askedOfRegistry() {
        return distantRegistry.passed().stream()
                .filter(one -> !one.isOfVisibility())
                .toList();
    }

    List<Passed> askedOfSigstore() {
        return distantSigstore.passed();
    }

    /** How many of all requests wait for each other. */
    int roundTrips() {
        return Passed.roundTrips(Stream.concat(askedOfRegistry().stream(), askedOfSigstore().stream())
                .toList());
    }

    /** Host and port. */
    String registry() {
        return distantRegistry.host();
    }

    /** Scheme, host and port. */
    String sigstoreUrl() {
        return "http://" + distantSigstore.host();
    }

    TrustFiles trust() {
        return trust;
    }

    /** What a job of GitHub Actions finds that may ask for an identity. */
    Map<String, String> actions() {
        return Map.of(
                "ACTIONS_ID_TOKEN_REQUEST_URL",
                sigstore.actionsTokenUrl().replace(sigstore.url(), sigstoreUrl()),
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                sigstore.actionsRequestToken());
    }

    @Override
    public void close() throws IOException {
        distantRegistry.close();
        distantSigstore.close();
        registry.close();
        sigstore.close();
    }
}
