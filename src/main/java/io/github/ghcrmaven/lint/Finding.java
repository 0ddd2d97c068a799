// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

/**
 * What a rule found.
 *
 * @param severity how much it weighs
 * @param path the file below the chart's folder; {@code ""} where it is the chart as a whole
 * @param line the line in the file, counted from 1; 0 where there is none
 * @param text what is wrong, in Helm's words; may have several lines
 */
public record Finding(Severity severity, String path, int line, String text) {

    public Finding {
        if (line < 0 || text.isBlank()) {
            throw new IllegalArgumentException(path + ":" + line + ": " + text);
        }
    }

    /** The text as one line. */
    public String sentence() {
        return text.strip().replaceAll(":?\\s*\\n\\s*", ": ");
    }

    /** What made it fail: several rules of Helm report that a chart does not load, each with words of its own before. */
    String cause() {
        String marker = "error converting YAML to JSON: ";
        int start = text.indexOf(marker);
        if (start >= 0) {
            return text.substring(start + marker.length());
        }
        return text.substring(text.lastIndexOf("\n\t") + 1).strip();
    }
}
