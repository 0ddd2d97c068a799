// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

import java.util.Comparator;

/**
 * The order in which go-yaml v2 writes keys (sorter.go): runs of digits by their value, letters after all else. It is not
 * transitive for every three texts, so that it is for sorted maps, which take what it says, and not for sorting.
 */
final class NaturalOrder implements Comparator<String> {

    @Override
    public int compare(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        for (int i = 0; i < a.length && i < b.length; i++) {
            if (a[i] != b[i]) {
                return compareFrom(i, a, b);
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static int compareFrom(int start, int[] a, int[] b) {
        boolean aIsLetter = Character.isLetter(a[start]);
        boolean bIsLetter = Character.isLetter(b[start]);
        if (aIsLetter && bIsLetter) {
            return Integer.compare(a[start], b[start]);
        }
        if (aIsLetter || bIsLetter) {
            return bIsLetter ? -1 : 1;
        }
        // a zero within a number counts as a digit of it
        long before = (a[start] == '0' || b[start] == '0') && followsANumber(start, a) ? 1 : 0;
        int aEnd = endOfDigits(start, a);
        int bEnd = endOfDigits(start, b);
        int byValue = Long.compare(value(before, start, aEnd, a), value(before, start, bEnd, b));
        if (byValue != 0) {
            return byValue;
        }
        return aEnd != bEnd ? Integer.compare(aEnd, bEnd) : Integer.compare(a[start], b[start]);
    }

    private static boolean followsANumber(int start, int[] text) {
        for (int i = start - 1; i >= 0 && Character.isDigit(text[i]); i--) {
            if (text[i] != '0') {
                return true;
            }
        }
        return false;
    }

    private static int endOfDigits(int start, int[] text) {
        int end = start;
        while (end < text.length && Character.isDigit(text[end])) {
            end++;
        }
        return end;
    }

    /** Overflows as Go's int64 does, and takes the digits of every script for what they are beyond '0'. */
    private static long value(long before, int start, int end, int[] text) {
        long value = before;
        for (int i = start; i < end; i++) {
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }
}
