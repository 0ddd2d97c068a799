// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import java.util.Locale;

/** A number of bytes as people read it, in powers of ten, as Maven prints its own. */
public final class Sizes {

    private Sizes() {}

    public static String of(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 999_950 // from there on kB would round to 1000.0
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
