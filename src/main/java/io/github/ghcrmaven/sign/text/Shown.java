// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.text;

/**
 * Text of another's making inside a message: quoted, cut short, and without characters that could pass for other lines of the
 * log or move a terminal's cursor.
 */
public final class Shown {

    private static final int LONGEST = 300;

    private Shown() {}

    /** The text as a message shows it, in quotes of its own. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(LONGEST).forEach(c -> shown.appendCodePoint(isHarmless(c) ? c : '?'));
        return shown.append(text.length() > LONGEST ? "…'" : "'").toString();
    }

    /** Whether a text holds no control, formatting or unassigned characters. */
    public static boolean isHarmless(String text) {
        return text.codePoints().allMatch(Shown::isHarmless);
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
