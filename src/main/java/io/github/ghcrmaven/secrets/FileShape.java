// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What is a secret in a file of a certain name.
 *
 * @param name what it is called in messages
 * @param fileName the file's name
 * @param pattern where the value stands, which is group 1; a match without it is passed over
 * @param sure what must hold of the value
 * @param most how many are reported, since one may say all
 */
record FileShape(String name, String fileName, Pattern pattern, Predicate<String> sure, int most)
        implements SecretKind {

    @Override
    public boolean appliesTo(String other) {
        return fileName.equals(other);
    }

    @Override
    public IntStream find(String text) {
        return pattern.matcher(text)
                .results()
                .filter(match -> match.group(1) != null && sure.test(match.group(1)))
                .limit(most)
                .mapToInt(match -> match.start(1));
    }
}
