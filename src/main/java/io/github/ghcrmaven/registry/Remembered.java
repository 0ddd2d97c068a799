// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value that is fetched once, however many threads want it; a failure is not remembered. */
final class Remembered<T> {

    private @Nullable T value;

    /** Fetches a value. */
    @FunctionalInterface
    interface Fetch<T> {
        T fetch() throws IOException;
    }

    synchronized T get(Fetch<T> fetch) throws IOException {
        T known = value;
        if (known == null) {
            known = fetch.fetch();
            value = known;
        }
        return known;
    }

    /** Forgets the value, unless another thread has replaced it already. */
    synchronized void forget(T stale) {
        if (stale.equals(value)) {
            value = null;
        }
    }

    synchronized void set(T newer) {
        value = newer;
    }
}
