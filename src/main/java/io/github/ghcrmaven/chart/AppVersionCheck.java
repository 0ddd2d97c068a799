// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.Choice;
import java.util.Locale;

/** What happens where the appVersion that is kept is not the project's version. */
public enum AppVersionCheck {
    /** Nothing is packaged. */
    FAIL,
    /** It is packaged, with a warning. */
    WARN,
    /** Nobody looks. */
    OFF;

    /** Reads the parameter {@code appVersionCheck}. */
    public static AppVersionCheck parse(String text) {
        return Choice.of("appVersionCheck", text, values());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
