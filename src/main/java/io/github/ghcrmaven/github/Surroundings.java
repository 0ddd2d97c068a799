// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import java.util.function.Predicate;

/** Where the build runs: a column of the table. */
enum Surroundings {
    ANYWHERE(situation -> true),
    ACTIONS(situation -> situation.run().isPresent()),
    /** A pull request's run that comes from a fork. */
    FORK(situation -> situation.run().filter(ActionsRun::fork).isPresent()),
    DEPENDABOT(situation -> situation.run().filter(ActionsRun::dependabot).isPresent()),
    /** A run whose repository belongs to somebody else than the destination. */
    OTHER_OWNER(Situation::isOtherOwner);

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    private final Predicate<Situation> holds;

    Surroundings(Predicate<Situation> holds) {
        this.holds = holds;
    }

    boolean is(Situation situation) {
        return holds.test(situation);
    }
}
