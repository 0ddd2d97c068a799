// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.Optional;

/** What a request to {@code /v2/} has to pass first. */
interface Gate {

    /** Empty where the request may pass, else the answer that turns it away. */
    Optional<Answer> turnAway(Request request);

    /** The answer together with the challenge that goes with status 401. */
    Answer challenged(Answer answer, Request request);

    /** What {@code /token} answers. */
    Answer token(Request request);
}
