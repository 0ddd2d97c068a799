// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.text;

import okio.ByteString;

/**
 * How deep ASN.1 is nested (X.690), before a parser descends into it: those of the Java platform and of BouncyCastle call
 * themselves for each level, and a few kilobytes of nothing but openings end the build with a StackOverflowError.
 */
public final class Asn1Depth {

    /** Certificates have a dozen. */
    private static final int DEEPEST = 64;

    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1f;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int INDEFINITE = 0x80;

    private final ByteString bytes;
    private final String name;
    private final int[] ends = new int[DEEPEST + 1];
    private int level;
    private int at;

    private Asn1Depth(ByteString bytes, String name) {
        this.bytes = bytes;
        this.name = name;
        ends[0] = bytes.size();
    }

    /**
     * Refuses what is nested too deep; whether it is ASN.1 at all is its parser's to say. Strings of octets or bits count as
     * if they held ASN.1, since some do.
     *
     * @param name what it is called in messages
     */
    public static void check(ByteString bytes, String name) {
        new Asn1Depth(bytes, name).walk();
    }

    private void walk() {
        while (at < ends[0]) {
            while (level > 0 && at >= ends[level]) {
                level--;
            }
            if (at < ends[level]) {
                element();
            }
        }
    }

    private void element() {
        int tag = next();
        if ((tag & LONG_TAG) == LONG_TAG) {
            while (next() >= 0x80) {
                // the number of the tag goes on
            }
        }
        long length = length();
        long end = length < 0 ? ends[level] : at + length;
        if (end > ends[level]) {
            at = ends[level]; // no ASN.1
        } else if ((tag & CONSTRUCTED) != 0 || tag == OCTET_STRING || tag == BIT_STRING) {
            RefusedException.unless(level < DEEPEST, name + " is nested more than " + DEEPEST + " levels deep");
            ends[++level] = (int) end;
            at += tag == BIT_STRING ? 1 : 0; // how many bits of the last byte do not count
        } else {
            at = (int) end;
        }
    }

    /** The length of what follows, or -1 where it ends by a mark. */
    private long length() {
        int first = next();
        if (first == INDEFINITE) {
            return -1;
        }
        if (first < INDEFINITE) {
            return first;
        }
        long length = 0;
        for (int i = first & 0x7f; i > 0 && length <= Integer.MAX_VALUE; i--) {
            length = length << 8 | next();
        }
        return length;
    }

    /** The next byte; past the end zeros, which end whatever is being read. */
    private int next() {
        int value = at < ends[0] ? bytes.getByte(at) & 0xff : 0;
        at++;
        return value;
    }
}
