// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.EntryTime;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedTest {

    @TempDir
    Path folder;

    private ChartArchive chart(String type) throws IOException {
        return Charts.packWith(folder, EntryTime.CONSTANT, type);
    }

    @Test
    void anApplicationIsInstalled() throws IOException {
        assertThat(Samples.published(chart("type: application\n"), false, false).commands())
                .containsExactly("helm install web oci://ghcr.io/acme/charts/web --version 1.0.0+b7");
    }

    @Test
    void aChartThatNamesNoTypeIsAnApplication() throws IOException {
        assertThat(Samples.published(chart(""), false, false).commands())
                .singleElement()
                .asString()
                .startsWith("helm install web ");
    }

    @Test
    void aLibraryIsPulled() throws IOException {
        assertThat(Samples.published(chart("type: library\n"), false, false).commands())
                .containsExactly("helm pull oci://ghcr.io/acme/charts/web --version 1.0.0+b7");
    }

    @Test
    void whoUsesARegistryWithoutTlsMustSaySo() throws IOException {
        assertThat(Samples.published(chart(""), false, true).commands())
                .singleElement()
                .asString()
                .endsWith(" --version 1.0.0+b7 --plain-http");
    }

    @Test
    void whatIsInALayoutIsCarriedOn() throws IOException {
        assertThat(Samples.published(chart(""), false, false)
                        .in(Path.of("to", "my disk"))
                        .commands())
                .containsExactly(
                        "skopeo copy --preserve-digests 'oci:" + Path.of("to", "my disk", "web")
                                + ":1.0.0_b7' docker://ghcr.io/acme/charts/web:1.0.0_b7",
                        "skopeo copy --preserve-digests 'oci:" + Path.of("to", "my disk", "web")
                                + ":latest' docker://ghcr.io/acme/charts/web:latest");
    }

    @Test
    void theReferenceIsByDigest() throws IOException {
        assertThat(Samples.published(chart(""), false, false).reference())
                .hasToString("ghcr.io/acme/charts/web@" + Samples.DIGEST);
    }
}
