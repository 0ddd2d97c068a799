// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.util.regex.Pattern;

/** Tells values that somebody meant from examples, placeholders and references. */
final class Plausible {

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "example|sample|placeholder|change.?me|replace.?me|your[-_ .]|dummy|redacted|x{4}|\\*{3}|\\.{3}|0{6}",
            Pattern.CASE_INSENSITIVE);

    /** {@code ${…}}, {@code $NAME}, {@code $(…)}, {@code {{ … }}}, <code>@name@</code>, {@code %NAME%}, {@code <…>}. */
    private static final Pattern REFERENCE =
            Pattern.compile("^\\$[\\w({]|\\$\\{|\\{\\{|^@[\\w.-]++@$|^%\\w++%$|^<[^>]*+>$");

    private static final int LONGEST_RUN = 5;

    /** Different ones among the last characters, where no prefix is; 24 drawn hexadecimal digits have about 13. */
    private static final int FEWEST_CHARACTERS = 8;

    private static final int LAST = 24;

    private Plausible() {}

    /** Whether a machine drew these characters: neither {@code XXXX} nor {@code abcdef} nor EXAMPLE is in them. */
    static boolean isRandom(String token) {
        return !PLACEHOLDER.matcher(token).find()
                && token.chars()
                                .skip(Math.max(0, token.length() - LAST))
                                .distinct()
                                .count()
                        >= FEWEST_CHARACTERS
                && !hasRun(token);
    }

    /** Whether it is a value written out, not empty, and not a reference to one that is kept elsewhere. */
    static boolean isLiteral(String value) {
        String bare = unquoted(value.strip());
        return !bare.isEmpty()
                && !REFERENCE.matcher(bare).find()
                && !PLACEHOLDER.matcher(bare).find();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1).strip() : value;
    }

    private static boolean hasRun(String token) {
        int run = 1;
        for (int i = 1; i < token.length(); i++) {
            run = token.charAt(i) == token.charAt(i - 1) + 1 ? run + 1 : 1;
            if (run > LONGEST_RUN) {
                return true;
            }
        }
        return false;
    }
}
