// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

/** What has been written so far, with the state that decides where the next line begins (emitterc.go of go-yaml v2). */
final class EmittedText {

    private final StringBuilder text = new StringBuilder();

    /** In characters since the line's start. */
    private int column;

    /** Whether what was written last parts two tokens. */
    private boolean spaced = true;

    /** Whether the line holds nothing yet but indentation and indicators of a block. */
    private boolean indented = true;

    int column() {
        return column;
    }

    boolean isIndented() {
        return indented;
    }

    /** Goes to that column, on a new line unless this one has got no farther. */
    void indent(int to) {
        if (!indented || column > to || (column == to && !spaced)) {
            lineEnd();
        }
        while (column < to) {
            put(' ');
        }
        spaced = true;
        indented = true;
    }

    /** Writes an indicator, such as a colon; one that keeps the indentation may stand before another on its line. */
    void indicator(String indicator, boolean apart, boolean keepsIndentation) {
        if (apart) {
            space();
        }
        indicator.codePoints().forEach(this::put);
        spaced = false;
        indented &= keepsIndentation;
    }

    /** Parts what follows from what stands before. */
    void space() {
        if (!spaced) {
            put(' ');
        }
    }

    void put(int character) {
        text.appendCodePoint(character);
        column++;
    }

    void lineEnd() {
        put('\n');
        column = 0;
    }

    /** A line break of a scalar, as it is in the scalar. */
    void scalarBreak(int character) {
        put(character);
        column = 0;
        indented = true;
    }

    /** A scalar's text begins a new line: the indicator of a literal scalar stands before. */
    void literalStart() {
        lineEnd();
        indented = true;
        spaced = true;
    }

    void scalarCharacter(int character) {
        put(character);
        indented = false;
    }

    /** After a scalar something must part it from what follows. */
    void scalarEnd() {
        spaced = false;
        indented = false;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
