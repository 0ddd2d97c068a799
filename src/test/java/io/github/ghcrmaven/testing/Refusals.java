// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which repository is refused, and how. */
final class Refusals {
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();

    void refuse(String repository, Refusal refusal) {
        refusals.put(repository, refusal);
    }

    void allow(String repository) {
        refusals.remove(repository);
    }

    Optional<Answer> at(String repository, Step step) {
        return Optional.ofNullable(refusals.get(repository))
                .filter(refusal -> refusal.appliesAt(step))
                .map(Refusal::answer);
    }
}
