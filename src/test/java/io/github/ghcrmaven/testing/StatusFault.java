// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import okio.ByteString;

/** A fault that answers in place of the registry; nothing has happened then. */
public final class StatusFault extends Fault {
    private final Answer answer;

    StatusFault(Answer answer) {
        this.answer = answer;
    }

    /** The same with this header. */
    public StatusFault header(String name, String value) {
        return new StatusFault(answer.with(name, value));
    }

    /** The same with this body; JSON unless a header says otherwise. */
    public StatusFault body(String body) {
        Answer typed =
                answer.headers().get("content-type") == null ? answer.with("content-type", "application/json") : answer;
        return new StatusFault(typed.withBody(ByteString.encodeUtf8(body)));
    }

    @Override
    Answer strike(Handling handling) {
        return answer;
    }
}
