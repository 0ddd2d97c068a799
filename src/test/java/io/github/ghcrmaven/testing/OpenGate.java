// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Optional;

/** A registry that asks for no credentials at all. */
final class OpenGate implements Gate {

    @Override
    public Optional<Answer> turnAway(Request request) {
        return Optional.empty();
    }

    @Override
    public Answer challenged(Answer answer, Request request) {
        return answer;
    }

    @Override
    public Answer token(Request request) {
        return Answer.text(404, "404 page not found\n");
    }
}
