// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.stream.Stream;

/**
 * What Maven prints with {@code -X}, its lines marked by level as Maven marks them.
 *
 * @param text as it was printed
 */
record DebugLog(String text) {

    /**
     * What would stand there without {@code -X}: neither lines of level debug nor stack traces, each with what belongs to
     * it, which is unmarked.
     */
    String withoutDebug() {
        StringBuilder kept = new StringBuilder();
        boolean keeps = true;
        for (String line : text.lines().toList()) {
            if (line.startsWith("[DEBUG]") || line.matches("[\\w.$]+(Exception|Error)(: .*)?")) {
                keeps = false;
            } else if (isMarked(line)) {
                keeps = true;
            }
            if (keeps) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString();
    }

    /** By a level, or as the first line of another invocation's log, where Maven says its version. */
    private static boolean isMarked(String line) {
        return Stream.of("[INFO]", "[WARNING]", "[ERROR]", "Apache Maven ").anyMatch(line::startsWith);
    }
}
