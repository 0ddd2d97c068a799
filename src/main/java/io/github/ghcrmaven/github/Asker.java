// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import io.github.ghcrmaven.auth.TokenKind;
import java.util.Optional;
import java.util.function.Predicate;

/** Who asked, by the kind of the token: a column of the table. */
enum Asker {
    ANYBODY(situation -> true),
    NOBODY(situation -> situation.refusal().credential().isEmpty()),
    CLASSIC(has(TokenKind.CLASSIC)),
    FINE_GRAINED(has(TokenKind.FINE_GRAINED)),
    OAUTH(has(TokenKind.OAUTH)),
    WORKFLOW(has(TokenKind.INSTALLATION));

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold a kind
    private final Predicate<Situation> holds;

    Asker(Predicate<Situation> holds) {
        this.holds = holds;
    }

    private static Predicate<Situation> has(TokenKind kind) {
        return situation -> situation.tokenKind().equals(Optional.of(kind));
    }

    boolean is(Situation situation) {
        return holds.test(situation);
    }
}
