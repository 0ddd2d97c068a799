// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

/** What answers behind the dispatcher. */
public interface Site {

    /** Lets a request take effect. */
    Answer answer(Request request);

    /** What kind of request it is. */
    default Step step(Request request) {
        return request.step();
    }

    /** A last look at an answer, a fault's included. */
    default Answer finished(Answer answer, Request request) {
        return answer;
    }
}
