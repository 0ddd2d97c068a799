// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static io.github.ghcrmaven.publish.MatrixOutcome.FAILS;
import static io.github.ghcrmaven.publish.MatrixOutcome.FAILS_TAGGED;
import static io.github.ghcrmaven.publish.MatrixOutcome.RECOVERS;
import static io.github.ghcrmaven.publish.MatrixOutcome.UNHARMED;

import io.github.ghcrmaven.testing.Fault;
import java.time.Duration;
import java.util.List;

/**
 * What the fault matrix lets go wrong with a request, and what has to come of it.
 *
 * @param title the head of its column
 */
record InjectedFault(String title, Fault fault, Rule rule) {

    /** It comes after the client has given up. */
    static final InjectedFault STALL =
            new InjectedFault("stall", Fault.stall(Duration.ofMinutes(5)), InjectedFault::answerLost);

    static final List<InjectedFault> ALL = List.of(
            new InjectedFault("reset before", Fault.resetBefore(), InjectedFault::withoutEffect),
            new InjectedFault("reset after", Fault.resetAfter(), InjectedFault::answerLost),
            new InjectedFault("500", Fault.status(500), InjectedFault::withoutEffect),
            new InjectedFault("502", Fault.status(502), InjectedFault::withoutEffect),
            new InjectedFault("503", Fault.status(503), InjectedFault::withoutEffect),
            new InjectedFault("429", Fault.status(429), InjectedFault::withoutEffect),
            new InjectedFault(
                    "429, Retry-After", Fault.status(429).header("Retry-After", "1"), InjectedFault::withoutEffect),
            new InjectedFault("401", Fault.status(401), InjectedFault::unauthorized),
            new InjectedFault("truncated", Fault.truncated(), InjectedFault::truncated),
            new InjectedFault("wrong digest", Fault.wrongDigest(), InjectedFault::wrongDigest),
            STALL);

    /** The one outcome that is right. */
    @FunctionalInterface
    interface Rule {
        MatrixOutcome expected(MatrixRequest request, boolean always);
    }

    /**
     * The one outcome that is right.
     *
     * @param always whether the fault meets this request and all of its kind after it
     */
    MatrixOutcome expected(MatrixRequest request, boolean always) {
        return rule.expected(request, always);
    }

    /** The request has not been served, which is worth another try; five in a row are not got over. */
    private static MatrixOutcome withoutEffect(MatrixRequest request, boolean always) {
        return always ? failure(request) : RECOVERS;
    }

    /**
     * Nobody knows whether the request was served. A blob is asked for before it is sent again, so it is found however often
     * the answer to its upload is lost. A manifest is put again, which changes nothing; where no answer ever comes, the
     * publication may not say that it has succeeded, though its tag stands.
     */
    private static MatrixOutcome answerLost(MatrixRequest request, boolean always) {
        if (request.is("PUT blob")) {
            return RECOVERS;
        }
        return always && request.is("PUT tag") ? FAILS_TAGGED : withoutEffect(request, always);
    }

    /**
     * A token that has expired is replaced, once for each request. What asks for no token gets this answer every time; and
     * where the token service gives it, the credential itself is refused: to ask again would change nothing, and repeated
     * logins that fail can lock an account. A HEAD that is refused has no words for it; what is asked instead, the manifest
     * itself or an upload, is not refused here.
     */
    private static MatrixOutcome unauthorized(MatrixRequest request, boolean always) {
        if (request.is("GET ping")) {
            return UNHARMED;
        }
        boolean lasts = always && !request.isHead();
        return lasts || request.is("GET token") ? failure(request) : RECOVERS;
    }

    /**
     * The answers to writes and to the first question have said all they have to say with status and headers; a token is in
     * the body. The answer to a HEAD has no body, so all of it is lost.
     */
    private static MatrixOutcome truncated(MatrixRequest request, boolean always) {
        return request.is("GET token") || request.isHead() ? withoutEffect(request, always) : UNHARMED;
    }

    /**
     * A digest in a header is believed where it is the one that was expected; any other is a reason to look at the content, or
     * to send it. So a question whether something is there is answered by the bytes, and a 404 names nothing, whatever its
     * headers say. A registry that says of a manifest which was just put that it is stored as another one has done what nobody
     * asked for: that is no success, and trying again would do the same. The upload of a blob names its digest in the request,
     * where the registry must check it; that of the answer "may differ", and "most clients may ignore the value"
     * (distribution, docs/spec/api.md, "Completed Upload"). A registry that has the blob under another digest only does not
     * take the manifest.
     */
    private static MatrixOutcome wrongDigest(MatrixRequest request, boolean always) {
        if (request.isHead()) {
            return request.status() == 200 ? RECOVERS : UNHARMED;
        }
        if (request.is("PUT tag")) {
            return FAILS_TAGGED;
        }
        return request.is("PUT manifest") ? FAILS : UNHARMED;
    }

    private static MatrixOutcome failure(MatrixRequest request) {
        return request.comesAfterATag() ? FAILS_TAGGED : FAILS;
    }

    @Override
    public String toString() {
        return title;
    }
}
