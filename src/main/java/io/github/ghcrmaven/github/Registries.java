// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import io.github.ghcrmaven.auth.GhcrToken;

/** Whose refusals are meant: a column of the table. What is GitHub's is never said of another registry. */
enum Registries {
    GHCR,
    ALL;

    boolean is(Situation situation) {
        return this == ALL || situation.refusal().repository().registry().equals(GhcrToken.HOST);
    }
}
