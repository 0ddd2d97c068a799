// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import java.util.function.Consumer;

/** Says what happened, one line for each thing: a label, and what there is to say. */
public final class Narration {

    private static final int LABEL_WIDTH = 13;

    private final Consumer<String> line;

    public Narration(Consumer<String> line) {
        this.line = line;
    }

    public void say(String label, String text) {
        line.accept(label + " ".repeat(LABEL_WIDTH - label.length()) + text);
    }

    /** Lines that a person copies stand alone, with space around them. */
    public void copyable(Iterable<String> lines) {
        line.accept("");
        lines.forEach(text -> line.accept(text.isEmpty() ? "" : "  " + text));
        line.accept("");
    }
}
