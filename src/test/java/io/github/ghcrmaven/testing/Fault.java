// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.time.Duration;

/**
 * Something that goes wrong with one request: the server refuses for a moment, the connection drops before or after
 * the request took effect, the answer breaks off, comes late, or is not the truth. The request's body is always read
 * to its end first.
 */
public abstract class Fault {
    private static final String OTHER_DIGEST = "sha256:" + "0".repeat(64);

    Fault() {}

    abstract Answer strike(Handling handling);

    /** This status instead of an effect; headers and body can be added. */
    public static StatusFault status(int status) {
        return new StatusFault(Answer.of(status));
    }

    /** An answer of GHCR's catalogue instead of an effect, at whatever request. */
    public static StatusFault refusal(Refusal refusal) {
        return new StatusFault(refusal.answer());
    }

    /** The connection drops, and nothing has happened. */
    public static Fault resetBefore() {
        return new StatusFault(Answer.of(0).delivered(Answer.Delivery.LOST));
    }

    /** The request takes effect, and then the connection drops: the answer is lost. */
    public static Fault resetAfter() {
        return new Fault() {
            @Override
            Answer strike(Handling handling) {
                return handling.handle().delivered(Answer.Delivery.LOST);
            }
        };
    }

    /** The request takes effect, and the answer's body breaks off half way. A HEAD's answer, without body, is lost. */
    public static Fault truncated() {
        return new Fault() {
            @Override
            Answer strike(Handling handling) {
                return handling.handle().delivered(Answer.Delivery.CUT);
            }
        };
    }

    /** The request takes effect at once, and the answer comes after this while. */
    public static Fault stall(Duration duration) {
        return new Fault() {
            @Override
            Answer strike(Handling handling) {
                Answer answer = handling.handle();
                return handling.hold(duration) ? answer : answer.delivered(Answer.Delivery.LOST);
            }
        };
    }

    /** The request takes effect, then this happens, and the answer comes when it is over. */
    public static Fault pause(Runnable meanwhile) {
        return new Fault() {
            @Override
            Answer strike(Handling handling) {
                Answer answer = handling.handle();
                meanwhile.run();
                return answer;
            }
        };
    }

    /** The request takes effect, and the answer's header names a digest that is not the content's. */
    public static Fault wrongDigest() {
        return new Fault() {
            @Override
            Answer strike(Handling handling) {
                return handling.handle().with("docker-content-digest", OTHER_DIGEST);
            }
        };
    }
}
