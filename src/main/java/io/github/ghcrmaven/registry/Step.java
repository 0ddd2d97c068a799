// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import java.io.IOException;
import okhttp3.Request;
import okhttp3.Response;

/** One request of the protocol and what its answer means. */
interface Step<T> {

    /** What it does, for messages: {@code opening an upload}. */
    String action();

    /** What a refusal of it is a refusal of. */
    default Stage stage() {
        return Stage.READ;
    }

    /** The request without authorization. */
    Request.Builder request(Endpoint endpoint);

    /** Whether this status is an answer that {@link #read} understands; every other one is a refusal. */
    boolean expects(int status);

    T read(Response response) throws IOException;
}
