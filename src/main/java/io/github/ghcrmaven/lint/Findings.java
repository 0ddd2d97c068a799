// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find, in Helm's order. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void error(String path, int line, String text) {
        all.add(new Finding(Severity.ERROR, path, line, text));
    }

    void error(String path, String text) {
        error(path, 0, text);
    }

    void warning(String path, int line, String text) {
        all.add(new Finding(Severity.WARNING, path, line, text));
    }

    void warning(String path, String text) {
        warning(path, 0, text);
    }

    void info(String path, String text) {
        all.add(new Finding(Severity.INFO, path, 0, text));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
