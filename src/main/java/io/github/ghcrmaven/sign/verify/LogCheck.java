// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.List;

/** That a log of the trusted root has the entry: by its promise, by a proof, by both where both are there. */
record LogCheck(List<TrustedLog> logs) {

    LogCheck {
        logs = List.copyOf(logs);
    }

    /** The log that the entry is in; whether its key was in use at the time is yet to be asked. */
    TrustedLog check(LogEntry entry) {
        TrustedLog log = logs.stream()
                .filter(candidate -> candidate.id().equals(entry.logId()))
                .findFirst()
                .orElseThrow(
                        () -> new RefusedException("the log entry is of a log that the trusted root does not have"));
        PromiseCheck.check(entry, log);
        entry.proof().ifPresent(proof -> {
            InclusionCheck.check(entry.body(), proof);
            CheckpointCheck.check(proof, log);
        });
        return log;
    }
}
