// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import io.github.ghcrmaven.registry.Diagnosis.Explanation;
import io.github.ghcrmaven.registry.Refusal;
import io.github.ghcrmaven.registry.Stage;
import java.util.Set;

/**
 * One row of the table: by what a refusal is known, and where it comes from.
 *
 * @param registries whose refusal it is
 * @param stages at which steps
 * @param status a pattern of the HTTP status: {@code 401|403}, {@code 5..}
 * @param code a pattern of the error's code; empty for whatever it is
 * @param message a part of what the registry says; empty for whatever it says
 * @param asker with which token
 * @param surroundings where the build runs
 * @param cause where it comes from
 */
record Row(
        Registries registries,
        Set<Stage> stages,
        String status,
        String code,
        String message,
        Asker asker,
        Surroundings surroundings,
        Cause cause) {

    boolean matches(Situation situation) {
        Refusal refusal = situation.refusal();
        return registries.is(situation)
                && stages.contains(refusal.stage())
                && String.valueOf(refusal.status()).matches(status)
                && (code.isEmpty() || refusal.error().code().matches(code))
                && refusal.error().message().contains(message)
                && asker.is(situation)
                && surroundings.is(situation);
    }

    Explanation explain(Situation situation) {
        return new Explanation(situation.fill(cause.why()), situation.fill(cause.fix()), cause.anchor());
    }
}
