// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

/** Kinds of characters as go-yaml v2 tells them apart (yamlprivateh.go). */
final class Characters {

    static final int BYTE_ORDER_MARK = 0xFEFF;

    private Characters() {}

    /** Whether a text outside of double quotes may hold it; no character beyond the basic plane is among them. */
    static boolean isPrintable(int character) {
        return character == '\n'
                || (character >= ' ' && character <= '~')
                || (character >= 0xA0 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD && character != BYTE_ORDER_MARK);
    }

    static boolean isBreak(int character) {
        return character == '\r'
                || character == '\n'
                || character == 0x85
                || character == 0x2028
                || character == 0x2029;
    }

    static boolean isBlank(int character) {
        return character == ' ' || character == '\t';
    }
}
