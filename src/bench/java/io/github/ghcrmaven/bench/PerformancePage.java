// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the documentation that shows the tables, each between two comments that name it. */
record PerformancePage(Path basedir) {

    void show(String name, String table) throws IOException {
        Path page = basedir.resolve("docs/explanation/performance.md");
        String text = Files.readString(page);
        String begin = "<!-- " + name + " -->\n";
        int start = text.indexOf(begin) + begin.length();
        int end = text.indexOf("<!-- end of " + name + " -->");
        if (start < begin.length() || end < start) {
            throw new IllegalStateException(page + " has no place for the table " + name);
        }
        Files.writeString(page, text.substring(0, start) + table + text.substring(end));
    }
}
