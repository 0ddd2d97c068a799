// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

/** Helm's sanitising of a text: white space becomes a space, what cannot be printed goes (pkg/chart/metadata.go). */
final class Printable {

    private Printable() {}

    static String of(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isSpace(c)) {
                kept.append(' ');
            } else if (isPrint(c)) {
                kept.appendCodePoint(c);
            }
        });
        return kept.toString();
    }

    /** Go's unicode.IsSpace. */
    static boolean isSpace(int c) {
        return (c >= 0x09 && c <= 0x0d) || c == 0x85 || Character.isSpaceChar(c);
    }

    /** Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols. */
    private static boolean isPrint(int c) {
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
