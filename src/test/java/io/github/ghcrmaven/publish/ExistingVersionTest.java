// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version that is there with another digest. */
class ExistingVersionTest {

    @TempDir
    Path folder;

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final Publishing publishing = new Publishing(ghcr);

    @AfterEach
    void close() {
        ghcr.close();
    }

    private Digest published(String version) throws IOException {
        Digest digest =
                publishing.publish(Charts.pack(folder, version, "web")).get(0).digest();
        publishing.said().clear();
        return digest;
    }

    private static Digest digest(List<ChartArchive> archives) {
        return ChartArtifact.of(archives.get(0)).manifest().digest();
    }

    @Test
    void failNamesBothDigestsAndPushesNothing() throws IOException {
        Digest there = published("1.0.0");
        List<ChartArchive> changed = Charts.packChanged(folder, "1.0.0");
        assertThatThrownBy(() -> publishing.publish(changed))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(ghcr.host() + "/octocat/charts/web:1.0.0 exists with another digest:\n  there  "
                        + there + " (created 2026-11-21, by its annotation)\n  here   " + digest(changed) + "\n")
                .hasMessageContaining("Nothing was pushed.");
        assertThat(ghcr.count("PUT blob")).isEqualTo(2);
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0")).isEqualTo(there.toString());
        assertThat(publishing.said()).isEmpty();
    }

    @Test
    void skipLeavesWhatIsThereAndReportsIt() throws IOException {
        Digest there = published("1.0.0");
        Published skipped = publishing
                .publish(Charts.packChanged(folder, "1.0.0"), new Policy(IfExists.SKIP, false))
                .get(0);
        assertThat(skipped.skipped()).isTrue();
        assertThat(skipped.digest()).isEqualTo(there);
        assertThat(ghcr.count("PUT blob")).isEqualTo(2);
        assertThat(ghcr.tagMoves(Publishing.WEB)).hasSize(1);
        assertThat(publishing.said())
                .containsExactly(
                        "Signing      none (sign=none): nobody will be able to tell whose chart this is",
                        "Preflight    push permission granted, tag 1.0.0 taken by " + there.abbreviated()
                                + " (ifExists=skip)",
                        "Skipped      1.0.0 stays " + there);
    }

    @Test
    void overwriteMovesTheTag() throws IOException {
        Digest there = published("1.0.0");
        List<ChartArchive> changed = Charts.packChanged(folder, "1.0.0");
        publishing.publish(changed, new Policy(IfExists.OVERWRITE, false));
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0"))
                .isEqualTo(digest(changed).toString());
        assertThat(publishing.said())
                .contains("Preflight    push permission granted, tag 1.0.0 will be moved from " + there.abbreviated());
    }

    @Test
    void aSnapshotMovesWhateverThePolicy() throws IOException {
        published("1.0.0-SNAPSHOT");
        List<ChartArchive> changed = Charts.packChanged(folder, "1.0.0-SNAPSHOT");
        publishing.publish(changed);
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0-SNAPSHOT"))
                .isEqualTo(digest(changed).toString());
    }

    @Test
    void aDryRunFindsTheSameFault() throws IOException {
        published("1.0.0");
        List<ChartArchive> changed = Charts.packChanged(folder, "1.0.0");
        assertThatThrownBy(() -> publishing.publish(changed, new Policy(IfExists.FAIL, true)))
                .hasMessageContaining("exists with another digest");
    }

    @Test
    void aDryRunSaysWhatWouldBeSkipped() throws IOException {
        published("1.0.0");
        publishing.publish(Charts.packChanged(folder, "1.0.0"), new Policy(IfExists.SKIP, true));
        assertThat(publishing.said()).contains("Would push   nothing");
    }

    @Test
    void aVersionThatAppearsAfterThePreflightIsNotMoved() throws IOException {
        Digest there = published("1.0.0");
        List<ChartArchive> changed = Charts.packChanged(folder, "1.0.0");
        hideFromThePreflight();
        assertThatThrownBy(() -> publishing.publish(changed))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("exists with another digest")
                .hasMessageNotContaining("Nothing was pushed")
                .hasMessageContaining("It appeared while this build was pushing; the tag was not moved.");
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0")).isEqualTo(there.toString());
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @Test
    void aVersionThatAppearsAfterThePreflightIsSkippedWhereThatIsThePolicy() throws IOException {
        Digest there = published("1.0.0");
        hideFromThePreflight();
        Published skipped = publishing
                .publish(Charts.packChanged(folder, "1.0.0"), new Policy(IfExists.SKIP, false))
                .get(0);
        assertThat(skipped.skipped()).isTrue();
        assertThat(skipped.digest()).isEqualTo(there);
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0")).isEqualTo(there.toString());
    }

    @Test
    void theSameDigestThatAppearsAfterThePreflightIsAsGoodAsOurs() throws IOException {
        published("1.0.0");
        hideFromThePreflight();
        publishing.publish(Charts.pack(folder, "1.0.0", "web"));
        assertThat(publishing.said()).endsWith("Tagged       1.0.0 (unchanged)");
        assertThat(ghcr.count("PUT tag")).isEqualTo(1);
    }

    /** The next question for the tag is the preflight's; the one after it finds what is there. */
    private void hideFromThePreflight() {
        ghcr.fault("HEAD tag " + (ghcr.count("HEAD tag") + 1), Fault.status(404));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"annotations\":null}",
                "{\"annotations\":[]}",
                "{\"annotations\":{\"org.opencontainers.image.created\":{}}}",
                "{\"annotations\":{\"org.opencontainers.image.created\":\"yesterday\\u001b[2J\"}}",
                "{}",
                "[]",
                "no JSON"
            })
    void somebodyElsesManifestMaySayNothingAboutItsTime(String manifest) throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        String there = ghcr.seedManifest(Publishing.WEB, "1.0.0", manifest.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> publishing.publish(archives))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("  there  " + there + "\n  here ");
    }

    @Test
    void aManifestThatCannotBeReadDoesNotHideTheFault() throws IOException {
        published("1.0.0");
        ghcr.fault("GET tag 1", Fault.status(503));
        List<ChartArchive> changed = Charts.packChanged(folder, "1.0.0");
        assertThatThrownBy(() -> publishing.publishOnce(changed))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("exists with another digest");
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @Test
    void whatIsSkippedIsKnownByItsBytesNotByTheAnswersHeader() throws IOException {
        Digest there = published("1.0.0");
        ghcr.fault("HEAD tag 3", Fault.wrongDigest());
        Published skipped = publishing
                .publish(Charts.packChanged(folder, "1.0.0"), new Policy(IfExists.SKIP, false))
                .get(0);
        assertThat(skipped.skipped()).isTrue();
        assertThat(skipped.digest()).isEqualTo(there);
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNotSkipped() throws IOException {
        published("1.0.0");
        ghcr.fault("GET tag 1", Fault.status(503), 9);
        List<ChartArchive> changed = Charts.packChanged(folder, "1.0.0");
        assertThatThrownBy(() -> publishing.publish(changed, new Policy(IfExists.SKIP, false)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("reading the manifest");
    }

    @Test
    void theSameContentIsNoOtherVersionWhateverTheAnswersHeaderSays() throws IOException {
        Digest there = published("1.0.0");
        ghcr.fault("HEAD tag 3", Fault.wrongDigest());
        assertThat(publishing
                        .publish(Charts.pack(folder, "1.0.0", "web"))
                        .get(0)
                        .digest())
                .isEqualTo(there);
        assertThat(ghcr.count("PUT tag")).isEqualTo(1);
        assertThat(ghcr.pendingFaults()).isEmpty();
    }
}
