// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

/**
 * Go's {@code filepath.Match} on Unix, which is the pattern language of .helmignore (pkg/ignore): {@code *} and
 * {@code ?} do not cross {@code /}, {@code [^a-z]} is the only negation, {@code \} takes the next character as it is.
 */
final class GlobPattern {

    private final int[] pattern;

    private GlobPattern(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException where Go says "syntax error in pattern"
     */
    static GlobPattern of(String text) {
        GlobPattern glob = new GlobPattern(text);
        for (int at = 0; at < glob.pattern.length; ) {
            at = glob.next(at);
        }
        return glob;
    }

    /** Whether the pattern matches the whole name. */
    boolean matches(String name) {
        int[] characters = name.codePoints().toArray();
        // One row of the table (pattern position, name position): linear in memory, and no exponential backtracking.
        boolean[] reached = new boolean[characters.length + 1];
        reached[0] = true;
        for (int at = 0; at < pattern.length; at = next(at)) {
            boolean[] after = new boolean[characters.length + 1];
            if (pattern[at] == '*') {
                for (int i = 0; i <= characters.length; i++) {
                    after[i] = reached[i] || (i > 0 && after[i - 1] && characters[i - 1] != '/');
                }
            } else {
                for (int i = 0; i < characters.length; i++) {
                    after[i + 1] = reached[i] && matchesOne(at, characters[i]);
                }
            }
            reached = after;
        }
        return reached[characters.length];
    }

    private boolean matchesOne(int at, int character) {
        return switch (pattern[at]) {
            case '?' -> character != '/';
            case '[' -> matchesClass(at + 1, character); // Go lets a class match '/', too
            case '\\' -> pattern[at + 1] == character;
            default -> pattern[at] == character;
        };
    }

    private boolean matchesClass(int start, int character) {
        int at = start;
        boolean negated = pattern[at] == '^';
        if (negated) {
            at++;
        }
        boolean matched = false;
        for (boolean first = true; first || pattern[at] != ']'; first = false) {
            int low = pattern[at] == '\\' ? pattern[++at] : pattern[at];
            int high = low;
            at++;
            if (pattern[at] == '-') {
                at++;
                high = pattern[at] == '\\' ? pattern[++at] : pattern[at];
                at++;
            }
            matched |= low <= character && character <= high;
        }
        return matched != negated;
    }

    /** The position after the element at {@code at}, which is checked on the way. */
    private int next(int at) {
        if (pattern[at] == '\\') {
            return require(at + 1) + 1;
        }
        return pattern[at] == '[' ? afterClass(at + 1) : at + 1;
    }

    private int afterClass(int start) {
        int at = pattern[require(start)] == '^' ? start + 1 : start;
        for (boolean first = true; first || pattern[require(at)] != ']'; first = false) {
            at = afterClassCharacter(at);
            if (pattern[require(at)] == '-') {
                at = afterClassCharacter(at + 1);
            }
        }
        return at + 1;
    }

    private int afterClassCharacter(int at) {
        int character = pattern[require(at)];
        if (character == '-' || character == ']') {
            throw new IllegalArgumentException("syntax error in pattern");
        }
        return (character == '\\' ? require(at + 1) : at) + 1;
    }

    private int require(int at) {
        if (at >= pattern.length) {
            throw new IllegalArgumentException("syntax error in pattern");
        }
        return at;
    }
}
