// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.fault.Choice;
import java.util.Locale;

/** What happens where a released version is in the registry with another digest. */
public enum IfExists {
    /** The publication fails before anything is written. */
    FAIL,
    /** What is there stays, and nothing is uploaded. */
    SKIP,
    /** The tag is moved. */
    OVERWRITE;

    /** Reads the parameter {@code ifExists}. */
    public static IfExists parse(String text) {
        return Choice.of("ifExists", text, values());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
