// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells by their markers which kinds may be in a text, in one pass over it: most texts hold no marker at all. A pair of
 * characters tells how far away the next marker is at least, so most of the text is not looked at (Wu and Manber, "A fast
 * algorithm for multi-pattern searching", 1994).
 */
final class Markers {

    private final List<SecretKind> unmarked = new ArrayList<>();

    /** Where in a marker the pair stands by which it is found: as late as the shortest marker has one. */
    private final int offset;

    private final byte[] skips = new byte[1 << 16];
    private final Map<Integer, List<SecretKind>> byPair = new HashMap<>();

    Markers(List<SecretKind> kinds) {
        List<SecretKind> marked = new ArrayList<>();
        for (SecretKind kind : kinds) {
            (kind.marker().isEmpty() ? unmarked : marked).add(kind);
        }
        this.offset =
                marked.stream().mapToInt(kind -> kind.marker().length()).min().orElse(2) - 2;
        Arrays.fill(skips, (byte) (offset + 1));
        for (SecretKind kind : marked) {
            for (int at = 0; at <= offset; at++) {
                int pair = pair(kind.marker(), at);
                skips[pair] = (byte) Math.min(skips[pair], offset - at);
            }
            byPair.computeIfAbsent(pair(kind.marker(), offset), pair -> new ArrayList<>())
                    .add(kind);
        }
    }

    /** The kinds whose markers stand in the text, and those that have none. */
    Set<SecretKind> in(String text) {
        Set<SecretKind> found =
                Collections.newSetFromMap(new IdentityHashMap<>()); // many times faster than equal records
        found.addAll(unmarked);
        int at = offset;
        while (at < text.length() - 1) {
            int pair = pair(text, at);
            if (skips[pair] > 0) {
                at += skips[pair];
                continue;
            }
            for (SecretKind kind : byPair.getOrDefault(pair, List.of())) {
                if (text.startsWith(kind.marker(), at - offset)) {
                    found.add(kind);
                }
            }
            at++;
        }
        return found;
    }

    /** Two characters of one byte each. */
    private static int pair(String text, int at) {
        return text.charAt(at) << 8 | text.charAt(at + 1);
    }
}
