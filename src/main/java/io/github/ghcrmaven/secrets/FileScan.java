// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Scans one file in overlapping windows, so that memory does not depend on its length. A secret is reported by the window
 * that has {@link #LONGEST} characters behind its beginning and as many before it, where the file has them.
 */
final class FileScan {

    /** Above the longest secret: an RSA key of 16,384 bits has 12,500 characters, indented 20,000. */
    static final int LONGEST = 1 << 15;

    private static final int READ_AT_ONCE = 1 << 18;

    /** As git tells text from binary: a NUL among the first bytes (xdiff-interface.c, buffer_is_binary). */
    private static final int TELLS_BINARY = 8000;

    /** Of one file. Who has as many will look at the file, not at the list. */
    private static final int MOST_FINDINGS = 50;

    private static final Markers MARKERS = new Markers(SecretKinds.KNOWN);

    private final String file;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private int line = 1;

    private FileScan(String file) {
        this.file = file;
    }

    /**
     * Scans a file.
     *
     * @param shown the file in messages
     * @param fileName the last element of its path
     */
    static List<Finding> of(String shown, String fileName, InputStream in) throws IOException {
        FileScan scan = new FileScan(shown);
        scan.windows(fileName, in);
        return scan.findings.stream()
                .sorted(Comparator.comparingInt(Finding::line))
                .toList();
    }

    private void windows(String fileName, InputStream in) throws IOException {
        List<SecretKind> kinds = new ArrayList<>(SecretKinds.KNOWN);
        kinds.removeIf(kind -> !kind.appliesTo(fileName));
        String text = "";
        int done = 0;
        boolean first = true;
        boolean last = false;
        while (!last && findings.size() < MOST_FINDINGS) {
            byte[] read = in.readNBytes(READ_AT_ONCE);
            last = read.length < READ_AT_ONCE;
            text += new String(read, StandardCharsets.ISO_8859_1);
            if (first && isBinary(text)) {
                kinds.removeIf(kind -> !kind.inBinaries());
            }
            first = false;
            int end = last ? text.length() : text.length() - LONGEST;
            window(kinds, text, done, end);
            int dropped = Math.max(0, end - LONGEST);
            text = text.substring(dropped);
            done = end - dropped;
        }
    }

    private void window(List<SecretKind> kinds, String text, int start, int end) {
        record Hit(int at, String kind) {}
        List<Hit> hits = new ArrayList<>();
        Set<SecretKind> possible = MARKERS.in(text);
        for (SecretKind kind : kinds) {
            if (!possible.contains(kind)) {
                continue;
            }
            kind.find(text)
                    .filter(at -> at >= start && at < end)
                    .limit(MOST_FINDINGS)
                    .forEach(at -> hits.add(new Hit(at, kind.name())));
        }
        hits.sort(Comparator.comparingInt(Hit::at));
        int counted = start;
        for (Hit hit : hits) {
            line += lines(text, counted, hit.at());
            counted = hit.at();
            if (findings.size() < MOST_FINDINGS) {
                findings.add(new Finding(file, line, hit.kind()));
            }
        }
        line += lines(text, counted, end);
    }

    private static boolean isBinary(String text) {
        int nul = text.indexOf('\0');
        return nul >= 0 && nul < TELLS_BINARY;
    }

    private static int lines(String text, int start, int end) {
        int lines = 0;
        for (int at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        return lines;
    }
}
