// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

import java.util.Map;
import java.util.regex.Pattern;

/** Writes texts in the style that go-yaml v2 chooses for them, folded where it folds them (encode.go, emitterc.go). */
final class ScalarEmitter {

    /** A space beyond this column becomes a line end, where the style allows it. */
    private static final int WIDTH = 80;

    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*+(?::[0-5]?[0-9])++(?:\\.[0-9_]*)?");

    private static final Map<Integer, Character> ESCAPES = Map.ofEntries(
            Map.entry(0, '0'),
            Map.entry(0x07, 'a'),
            Map.entry(0x08, 'b'),
            Map.entry(0x09, 't'),
            Map.entry(0x0A, 'n'),
            Map.entry(0x0B, 'v'),
            Map.entry(0x0C, 'f'),
            Map.entry(0x0D, 'r'),
            Map.entry(0x1B, 'e'),
            Map.entry((int) '"', '"'),
            Map.entry((int) '\\', '\\'),
            Map.entry(0x85, 'N'),
            Map.entry(0xA0, '_'),
            Map.entry(0x2028, 'L'),
            Map.entry(0x2029, 'P'));

    private final EmittedText out;

    ScalarEmitter(EmittedText out) {
        this.out = out;
    }

    /** A text whose further lines begin at column {@code indent}. */
    void text(String text, int indent) {
        ScalarShape shape = ScalarShape.of(text);
        int[] characters = text.codePoints().toArray();
        if (text.indexOf('\n') >= 0) {
            if (shape.literal()) {
                literal(characters, indent);
            } else {
                doubleQuoted(characters, indent, true);
            }
        } else if (!staysText(text)) {
            doubleQuoted(characters, indent, true);
        } else {
            unquotedIfPossible(characters, shape, indent, true);
        }
    }

    /** A text before a colon, on one line. */
    void simpleKey(String key) {
        int[] characters = key.codePoints().toArray();
        if (staysText(key)) {
            unquotedIfPossible(characters, ScalarShape.of(key), 0, false);
        } else {
            doubleQuoted(characters, 0, false);
        }
    }

    /** A text in double quotes, on one line. */
    void doubleQuoted(String text) {
        doubleQuoted(text.codePoints().toArray(), 0, false);
    }

    /** What is no text, such as a number. */
    void plain(String word) {
        plain(word.codePoints().toArray(), 0, false);
    }

    private void unquotedIfPossible(int[] text, ScalarShape shape, int indent, boolean folds) {
        if (shape.plain()) {
            plain(text, indent, folds);
        } else if (shape.singleQuoted()) {
            singleQuoted(text, indent, folds);
        } else {
            doubleQuoted(text, indent, folds);
        }
    }

    /** Whether a reader takes it for a text without quotes. */
    private static boolean staysText(String text) {
        return HelmScalars.resolve(text) instanceof String
                && !Timestamps.isTimestamp(text)
                && !BASE_60.matcher(text).matches();
    }

    private void plain(int[] text, int indent, boolean folds) {
        out.space();
        folded(text, indent, folds, false);
        out.scalarEnd();
    }

    private void singleQuoted(int[] text, int indent, boolean folds) {
        out.indicator("'", true, false);
        folded(text, indent, folds, true);
        out.indicator("'", false, false);
    }

    /** Both styles without escapes. */
    private void folded(int[] text, int indent, boolean folds, boolean doublesQuotes) {
        boolean breaks = false;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == ' ' && folds && isFold(text, i) && text[i + 1] != ' ') {
                out.indent(indent);
            } else if (text[i] == ' ') {
                out.put(' ');
            } else if (Characters.isBreak(text[i])) {
                out.scalarBreak(text[i]); // never \n here
                breaks = true;
            } else {
                if (breaks) {
                    out.indent(indent);
                }
                if (text[i] == '\'' && doublesQuotes) {
                    out.put('\'');
                }
                out.scalarCharacter(text[i]);
                breaks = false;
            }
        }
    }

    /** Whether the space may become a line end. */
    private boolean isFold(int[] text, int i) {
        return out.column() > WIDTH && i > 0 && i < text.length - 1 && text[i - 1] != ' ';
    }

    private void doubleQuoted(int[] text, int indent, boolean folds) {
        // go-yaml asks whether the text begins with a byte order mark at each of its characters
        boolean all = text.length > 0 && text[0] == Characters.BYTE_ORDER_MARK;
        out.indicator("\"", true, false);
        for (int i = 0; i < text.length; i++) {
            int character = text[i];
            if (all
                    || !Characters.isPrintable(character)
                    || Characters.isBreak(character)
                    || character == '"'
                    || character == '\\') {
                escaped(character).codePoints().forEach(out::put);
            } else if (character == ' ' && folds && isFold(text, i)) {
                out.indent(indent);
                if (text[i + 1] == ' ') {
                    out.put('\\');
                }
            } else {
                out.put(character);
            }
        }
        out.indicator("\"", false, false);
    }

    private static String escaped(int character) {
        Character letter = ESCAPES.get(character);
        if (letter != null) {
            return "\\" + letter;
        }
        String form = character <= 0xFF ? "\\x%02X" : character <= 0xFFFF ? "\\u%04X" : "\\U%08X";
        return form.formatted(character);
    }

    private void literal(int[] text, int indent) {
        out.indicator("|" + hints(text), true, false);
        out.literalStart();
        boolean breaks = true;
        for (int character : text) {
            if (Characters.isBreak(character)) {
                out.scalarBreak(character);
                breaks = true;
            } else {
                if (breaks) {
                    out.indent(indent);
                }
                out.scalarCharacter(character);
                breaks = false;
            }
        }
    }

    /** How far the lines are indented, where the first does not show it, and what becomes of the line ends at the end. */
    private static String hints(int[] text) {
        String indentation = text[0] == ' ' || Characters.isBreak(text[0]) ? "2" : "";
        boolean endsWithBreak = Characters.isBreak(text[text.length - 1]);
        if (!endsWithBreak) {
            return indentation + "-";
        }
        return indentation + (text.length == 1 || Characters.isBreak(text[text.length - 2]) ? "+" : "");
    }
}
