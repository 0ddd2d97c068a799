// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.filtering;

import io.github.ghcrmaven.fault.Choice;
import java.util.Locale;

/** What happens where an expression has no value. Its text is never taken out. */
public enum Unresolved {
    /** The build fails. */
    FAIL,
    /** It stays as it is, and a warning names it. */
    WARN,
    /** It stays as it is. */
    KEEP;

    /** Reads the parameter {@code unresolved}. */
    public static Unresolved parse(String text) {
        return Choice.of("unresolved", text, values());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
