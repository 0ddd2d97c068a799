// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Manifests by digest and by tag. A read has to accept the type that is stored, else there is nothing (as
 * docker-registry 2.8.2 has it); no answer carries an {@code OCI-Subject}, and nothing can be deleted.
 */
final class ManifestEndpoint {
    private final ManifestStore manifests;
    private final ManifestCheck check;

    ManifestEndpoint(ManifestStore manifests, ManifestCheck check) {
        this.manifests = manifests;
        this.check = check;
    }

    Answer answer(Request request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> read(request);
            case "PUT" -> check.problem(request).map(Problem::answer).orElseGet(() -> put(request));
            default -> Problem.UNSUPPORTED.answer();
        };
    }

    private Answer read(Request request) {
        Optional<StoredManifest> manifest = manifests
                .get(request.repository(), request.reference())
                .filter(stored -> accepts(request, stored.mediaType()));
        return manifest.map(stored -> Answer.of(200)
                        .with("content-type", stored.mediaType())
                        .with("docker-content-digest", stored.digest())
                        .withBody(stored.content()))
                .orElseGet(Problem.MANIFEST_UNKNOWN::answer);
    }

    private static boolean accepts(Request request, String mediaType) {
        return request.headers().values("accept").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(range -> range.replaceFirst(";.*", "").trim())
                .anyMatch(mediaType::equals);
    }

    private Answer put(Request request) {
        String mediaType = Objects.requireNonNull(request.header("content-type"), "checked before");
        StoredManifest manifest = new StoredManifest(mediaType, request.body());
        if (request.place().isByTag()) {
            manifests.put(request.repository(), manifest, request.reference());
        } else {
            manifests.put(request.repository(), manifest);
        }
        return Answer.of(201)
                .with("location", "/v2/" + request.repository() + "/manifests/" + manifest.digest())
                .with("docker-content-digest", manifest.digest());
    }
}
