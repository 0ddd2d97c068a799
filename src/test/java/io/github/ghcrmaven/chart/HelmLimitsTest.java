// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds on sizes, beside the real Helm; the files are all zeros. */
class HelmLimitsTest {

    private static final int MIB = 1 << 20;

    /** As Helm writes it, so that its archive and ours are of one size. */
    private static final String CHART_YAML = "apiVersion: v2\nname: web\nversion: 0.1.0\n";

    @TempDir
    private Path temp;

    private SampleFolder web = new SampleFolder(Path.of("."));

    @BeforeEach
    void chart() throws IOException {
        web = new SampleFolder(temp.resolve("web")).with("Chart.yaml", CHART_YAML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"big.bin", "templates/big.bin", "charts/_ignored", "charts/a/big.bin"})
    void fileOfFiveMebibytesIsTakenAndOneByteMoreIsNot(String file) throws IOException {
        SampleFolder.chart(web.resolve("charts/a"), "a");
        zeros(file, 5 * MIB);
        assertThat(ours().refusal()).isEqualTo(helm().refusal()).isEmpty();

        zeros(file, 5 * MIB + 1);

        String basename = file.substring(file.lastIndexOf('/') + 1);
        assertThat(helm().refusal())
                .isEqualTo("chart file \"" + basename + "\" is larger than the maximum file size 5242880");
        assertThat(ours().refusal())
                .isEqualTo(web.path() + ": " + file + " has 5242881 bytes; Helm loads no file above 5 MiB (5242880).");
    }

    @Test
    void ignoreRulesMayHaveFiveMebibytesAndNotOneByteMore() throws IOException {
        String comments = "# none\n".repeat(5 * MIB / 7);
        web.with(".helmignore", comments + "#".repeat(5 * MIB - comments.length()));
        assertThat(ours().refusal()).isEqualTo(helm().refusal()).isEmpty();

        web.with(".helmignore", comments + "#".repeat(5 * MIB - comments.length() + 1));

        assertThat(helm().refusal())
                .isEqualTo("chart file \".helmignore\" is larger than the maximum file size 5242880");
        assertThat(ours().refusal())
                .isEqualTo(web.path() + ": .helmignore has 5242881 bytes; Helm loads no file above 5 MiB (5242880).");
    }

    @Test
    void fileInAnArchiveMayHaveFiveMebibytesAndNotOneMore() throws IOException {
        web.with("charts/a.tgz", archive("a", 1, 5 * MIB));
        assertThat(ours().refusal()).isEqualTo(helm().refusal()).isEmpty();

        web.with("charts/a.tgz", archive("a", 1, 5 * MIB + 1));

        assertThat(helm().refusal()).endsWith("is larger than the maximum file size 5242880");
        assertThat(ours().refusal()).contains("/charts/a.tgz: 0.bin has 5242881 bytes");
    }

    @Test
    void chartOfOneByteLessThanAHundredMebibytesIsTaken() throws IOException {
        fill(100 * MIB - 1 - CHART_YAML.length());
        Outcome ours = ours();

        assertThat(ours.refusal()).isEmpty();
        assertThat(HelmEngine.showChart(ours.archive())).isEqualTo(HelmEngine.showChart(helm().archive()));
    }

    @Test
    void chartOfAHundredMebibytesIsRefusedSinceHelmCannotLoadItsOwnArchiveOfIt() throws IOException {
        fill(100 * MIB - CHART_YAML.length());

        assertHelmCannotLoadItsOwn();
        assertThat(ours().refusal()).isEqualTo(tooLarge());
    }

    @Test
    void chartsInArchivesCountUnpacked() throws IOException {
        web.with("charts/a.tgz", archive("a", 10, 5 * MIB)).with("charts/b.tgz", archive("b", 10, 5 * MIB));

        assertHelmCannotLoadItsOwn();
        assertThat(ours().refusal()).isEqualTo(tooLarge());
    }

    @Test
    void filesThatAreNotPackagedDoNotCount() throws IOException {
        for (int i = 0; i < 20; i++) {
            zeros("charts/_not-here/" + i + ".bin", 5 * MIB);
        }

        assertThat(ours().refusal()).isEqualTo(helm().refusal()).isEmpty();
    }

    private void assertHelmCannotLoadItsOwn() throws IOException {
        Path archive = helm().archive();
        assertThatIllegalStateException()
                .isThrownBy(() -> HelmEngine.showChart(archive))
                .withMessage("decompressed chart is larger than the maximum file size 104857600");
    }

    private String tooLarge() {
        return web.path() + " has 100 MiB (104857600 bytes) or more; Helm loads no such chart.";
    }

    private Outcome helm() throws IOException {
        return Outcome.ofHelm(web.path(), temp.resolve("helm"));
    }

    private Outcome ours() throws IOException {
        return Outcome.ofOurs(web.path(), temp.resolve("ours"));
    }

    private void fill(long bytes) throws IOException {
        for (int i = 0; bytes > 0; i++, bytes -= 5 * MIB) {
            zeros(i + ".bin", Math.min(bytes, 5 * MIB));
        }
    }

    /** A file with holes, which takes no room on the disk. */
    private void zeros(String file, long bytes) throws IOException {
        web.with(file, "");
        try (RandomAccessFile zeros = new RandomAccessFile(web.resolve(file).toFile(), "rw")) {
            zeros.setLength(bytes);
        }
    }

    private static byte[] archive(String name, int files, int bytes) {
        HostileTar tar = HostileTar.chart(name);
        for (int i = 0; i < files; i++) {
            tar.entry(name + "/" + i + ".bin", (byte) '0', new byte[bytes]);
        }
        return tar.gzipped();
    }
}
