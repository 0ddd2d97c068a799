// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkersTest {

    private static final Markers MARKERS = new Markers(SecretKinds.KNOWN);

    /** Short words of the markers' own characters, so that parts of markers stand beside whole ones. */
    @Test
    void findsTheKindsWhoseMarkersStandInTheText() {
        String characters = "gh_pousrnmAKISZaxobp-";
        Random random = new Random(7);
        int marked = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, characters.length()).forEach(c -> text.append(characters.charAt(c)));
            text.insert(random.nextInt(text.length() + 1), i % 2 == 0 ? "" : marker(random));
            List<SecretKind> expected = SecretKinds.KNOWN.stream()
                    .filter(kind -> text.toString().contains(kind.marker()))
                    .toList();
            assertThat(MARKERS.in(text.toString())).as(text.toString()).containsExactlyInAnyOrderElementsOf(expected);
            marked += expected.stream().anyMatch(kind -> !kind.marker().isEmpty()) ? 1 : 0;
        }
        assertThat(marked).isGreaterThan(8000);
    }

    private static String marker(Random random) {
        return SecretKinds.KNOWN.get(random.nextInt(SecretKinds.KNOWN.size())).marker();
    }
}
