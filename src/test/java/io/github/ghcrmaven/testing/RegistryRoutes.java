// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Optional;
import java.util.regex.Pattern;

/** Leads a request to its endpoint: first the name, then the gate, then what the repository refuses. */
final class RegistryRoutes implements Site {
    /** The name grammar of the OCI distribution specification. */
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");

    private final Gate gate;
    private final Refusals refusals;
    private final UploadEndpoint uploads;
    private final BlobEndpoint blobs;
    private final ManifestEndpoint manifests;
    private final TagsEndpoint tags;
    private final Optional<ReferrersEndpoint> referrers;

    RegistryRoutes(
            Gate gate,
            Refusals refusals,
            UploadEndpoint uploads,
            BlobEndpoint blobs,
            ManifestEndpoint manifests,
            TagsEndpoint tags,
            Optional<ReferrersEndpoint> referrers) {
        this.gate = gate;
        this.refusals = refusals;
        this.uploads = uploads;
        this.blobs = blobs;
        this.manifests = manifests;
        this.tags = tags;
        this.referrers = referrers;
    }

    @Override
    public Answer answer(Request request) {
        if (!request.repository().isEmpty()
                && !NAME.matcher(request.repository()).matches()) {
            return Problem.NAME_INVALID.answer();
        }
        return switch (request.route()) {
            case TOKEN -> gate.token(request);
            case STORAGE, UNKNOWN -> Answer.text(404, "404 page not found\n");
            default -> {
                Optional<Answer> refusal =
                        gate.turnAway(request).or(() -> refusals.at(request.repository(), request.step()));
                yield refusal.orElseGet(() -> endpoint(request))
                        .with("docker-distribution-api-version", "registry/2.0");
            }
        };
    }

    /** A 401 carries a challenge, whoever said it: a refusal and a fault as well. */
    @Override
    public Answer finished(Answer answer, Request request) {
        boolean missing = answer.status() == 401 && answer.headers().get("www-authenticate") == null;
        return missing ? gate.challenged(answer, request) : answer;
    }

    private Answer endpoint(Request request) {
        return switch (request.route()) {
            case PING -> Answer.of(200);
            case UPLOADS -> uploads.open(request);
            case SESSION -> uploads.answer(request);
            case BLOB -> blobs.answer(request);
            case MANIFEST -> manifests.answer(request);
            case TAGS -> tags.answer(request);
            // GHCR keeps manifests with a subject, and does not know the referrers of anything
            case REFERRERS ->
                referrers.map(endpoint -> endpoint.answer(request)).orElseGet(Problem.MANIFEST_UNKNOWN::answer);
            default -> throw new IllegalStateException(request.target());
        };
    }
}
