// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import java.util.Locale;

/** The kinds of operating systems: each keeps its configuration in folders of its own. */
public enum Platform {
    LINUX,
    MAC,
    WINDOWS;

    /** The platform of an {@code os.name}, as Java says it. What is neither of the others is as Linux. */
    public static Platform of(String osName) {
        String lower = osName.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return WINDOWS;
        }
        return lower.startsWith("mac") ? MAC : LINUX;
    }
}
