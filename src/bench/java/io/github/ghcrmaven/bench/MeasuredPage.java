// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation that shows tables, each between two comments that name it. */
public record MeasuredPage(Path file) {

    static MeasuredPage ofPackaging(Path basedir) {
        return new MeasuredPage(basedir.resolve("docs/explanation/performance.md"));
    }

    /** Replaces the table of that name. */
    public void show(String name, String table) throws IOException {
        String text = Files.readString(file);
        String begin = "<!-- " + name + " -->\n";
        int start = text.indexOf(begin) + begin.length();
        int end = text.indexOf("<!-- end of " + name + " -->");
        if (start < begin.length() || end < start) {
            throw new IllegalStateException(file + " has no place for the table " + name);
        }
        Files.writeString(file, text.substring(0, start) + table + text.substring(end));
    }
}
