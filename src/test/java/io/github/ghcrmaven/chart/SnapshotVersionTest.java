// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnapshotVersionTest {

    private static final Instant TIME = Instant.parse("2026-01-02T00:05:07.9Z");

    @Test
    void timestampIsOnePreReleaseNumberInUtc() {
        assertThat(SnapshotVersion.timestamped("1.4.0-SNAPSHOT", TIME)).isEqualTo("1.4.0-20260102000507");
        assertThat(ChartVersion.isStrict("1.4.0-20260102000507")).isTrue();
        assertThat(SnapshotVersion.timestamped("1.4.0-rc.1-SNAPSHOT", TIME)).isEqualTo("1.4.0-rc.1-20260102000507");
    }

    @Test
    void versionThatIsNoSnapshotStaysAsItIs() {
        assertThat(SnapshotVersion.timestamped("1.4.0", TIME)).isEqualTo("1.4.0");
        assertThat(SnapshotVersion.release("1.4.0")).isEqualTo("1.4.0");
        assertThat(SnapshotVersion.is("1.4.0-snapshot")).isFalse();
    }
}
