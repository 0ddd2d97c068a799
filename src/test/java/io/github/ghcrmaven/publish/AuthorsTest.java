// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.chart.Maintainer;
import io.github.ghcrmaven.chart.Metadata;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuthorsTest {

    private static SortedMap<String, String> annotations(Maintainer... maintainers) {
        Metadata metadata = new Metadata(
                "web",
                "",
                List.of(),
                "1.0.0",
                "",
                List.of(),
                List.of(maintainers),
                "",
                "v2",
                "",
                "",
                "",
                false,
                new TreeMap<>(),
                "",
                List.of(),
                "");
        return ChartArtifact.annotations(metadata, EntryTime.CONSTANT);
    }

    private static Maintainer maintainer(String name, String email) {
        return new Maintainer(name, email, "https://example.com/ignored");
    }

    @Test
    void anEntryWithoutANameLeavesItsPlaceAsHelmLeavesIt() {
        assertThat(annotations(maintainer("Ada", ""), maintainer("", ""), maintainer("", "ben@example.com")))
                .containsEntry("org.opencontainers.image.authors", "Ada, ,  (ben@example.com)");
    }

    @Test
    void aSingleEntryWithoutAnythingIsNoAuthor() {
        assertThat(annotations(maintainer("", ""))).doesNotContainKey("org.opencontainers.image.authors");
    }

    @Test
    void nobodyIsNoAuthor() {
        assertThat(annotations()).doesNotContainKey("org.opencontainers.image.authors");
    }
}
