// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.time.Duration;

/** What a fault can do with the request that it meets. */
interface Handling {

    /** Lets the request take effect. */
    Answer handle();

    /** Waits for this while; false if the server closed before it was over. */
    boolean hold(Duration duration);
}
