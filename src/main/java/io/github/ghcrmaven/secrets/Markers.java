// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells by their markers which kinds may be in a text, in one pass over it: most texts hold no marker at all. A pair of
 * characters tells how far away the next marker is at least, so most of the text is not looked at (Wu and Manber, "A fast
 * algorithm for multi-pattern searching", 1994).
 */
final class Markers {

    private static final int PAIRS = 1 << 14;

    /** What text is made of: a marker is looked for by a part of it that has few of these. */
    private static final String COMMON = " etaoinsrhldcumfpg-./:";

    /** A marker, and where in it the part begins that is looked for. */
    private record Marker(SecretKind kind, int start) {}

    private final List<SecretKind> unmarked = new ArrayList<>();

    /** Where in a part the pair stands by which it is found: all parts are as long as the shortest marker. */
    private final int offset;

    private final byte[] skips = new byte[PAIRS];

    /** By the pair; an array, since it is asked very often. */
    private final Marker[][] byPair = new Marker[PAIRS][];

    Markers(List<SecretKind> kinds) {
        List<SecretKind> marked = new ArrayList<>();
        for (SecretKind kind : kinds) {
            (kind.marker().isEmpty() ? unmarked : marked).add(kind);
        }
        this.offset =
                marked.stream().mapToInt(kind -> kind.marker().length()).min().orElse(2) - 2;
        Arrays.fill(skips, (byte) (offset + 1));
        List<Marker> markers = marked.stream()
                .map(kind -> new Marker(kind, rarestStart(kind.marker())))
                .toList();
        for (Marker marker : markers) {
            for (int at = 0; at <= offset; at++) {
                int pair = pair(marker.kind().marker(), marker.start() + at);
                skips[pair] = (byte) Math.min(skips[pair], offset - at);
            }
        }
        markers.stream()
                .collect(Collectors.groupingBy(marker -> pair(marker.kind().marker(), marker.start() + offset)))
                .forEach((pair, those) -> byPair[pair] = those.toArray(Marker[]::new));
    }

    /** Where the part begins whose pair is the rarest. */
    private int rarestStart(String marker) {
        return IntStream.rangeClosed(0, marker.length() - offset - 2)
                .boxed()
                .min(Comparator.comparingLong(start -> marker.substring(start + offset, start + offset + 2)
                        .chars()
                        .filter(character -> COMMON.indexOf(character) >= 0)
                        .count()))
                .orElse(0);
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
            for (Marker marker : byPair[pair]) {
                if (text.startsWith(marker.kind().marker(), at - offset - marker.start())) {
                    found.add(marker.kind());
                }
            }
            at++;
        }
        return found;
    }

    /** Seven bits of each character: what is found by them is looked at in full. */
    private static int pair(String text, int at) {
        return (text.charAt(at) & 0x7f) << 7 | (text.charAt(at + 1) & 0x7f);
    }
}
