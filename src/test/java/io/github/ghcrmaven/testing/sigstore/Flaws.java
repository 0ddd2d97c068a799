// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The flaws that a Sigstore has at present. */
final class Flaws {
    /** Longer than any certificate lives. */
    private static final Duration LATE = Duration.ofHours(1);

    private final Set<Flaw> present = ConcurrentHashMap.newKeySet();

    void add(Flaw flaw) {
        present.add(flaw);
    }

    void clear() {
        present.clear();
    }

    boolean has(Flaw flaw) {
        return present.contains(flaw);
    }

    /** The sound one, unless there is this flaw. */
    <T> T choose(Flaw flaw, T sound, T flawed) {
        return has(flaw) ? flawed : sound;
    }

    /** Now, in whole seconds; late if there is this flaw. */
    Instant now(Clock clock, Flaw late) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        return has(late) ? now.plus(LATE) : now;
    }
}
