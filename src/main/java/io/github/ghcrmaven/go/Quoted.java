// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.go;

/** A text in quotes as Helm's messages have it: as Go's {@code %q} writes it. */
public final class Quoted {

    private Quoted() {}

    public static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' || c == 0x7f ? String.format("\\x%02x", c) : Character.toString(c));
            }
        });
        return quoted.append('"').toString();
    }
}
