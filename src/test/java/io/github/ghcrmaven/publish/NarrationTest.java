// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarrationTest {

    private final List<String> lines = new ArrayList<>();
    private final Narration narration = new Narration(lines::add);

    @Test
    void whatIsSaidStandsInOneColumn() {
        narration.say("Destination", "ghcr.io/acme/charts/web");
        narration.say("Tagged", "1.0.0");
        assertThat(lines).containsExactly("Destination  ghcr.io/acme/charts/web", "Tagged       1.0.0");
    }

    @Test
    void whatIsCopiedStandsAlone() {
        narration.copyable(List.of("one", "two"));
        assertThat(lines).containsExactly("", "  one", "  two", "");
    }
}
