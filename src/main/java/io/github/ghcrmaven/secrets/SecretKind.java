// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.util.stream.IntStream;

/**
 * One kind of secret. Text is given in windows, a character for each byte (ISO-8859-1): all that is looked for is ASCII.
 * An implementation takes time linear in the text's length, whatever the text is.
 */
interface SecretKind {

    /** What it is called in messages. */
    String name();

    /** Two characters or more that stand in every text that holds such a secret; {@code ""} where there are none. */
    default String marker() {
        return "";
    }

    /** Where such secrets begin. */
    IntStream find(String text);

    /** Whether a file is looked at; {@code fileName} is the last element of its path. */
    default boolean appliesTo(String fileName) {
        return true;
    }

    /** Whether it is looked for in files that are no text. */
    default boolean inBinaries() {
        return false;
    }
}
