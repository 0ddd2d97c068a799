// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.TagMove;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    @TempDir
    Path folder;

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final Publishing publishing = new Publishing(ghcr);

    @AfterEach
    void close() {
        ghcr.close();
    }

    @Test
    void aChartIsThereWithItsTagAfterwards() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        Published published = publishing.publish(archives).get(0);
        String digest = published.digest().toString();
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0")).isEqualTo(digest);
        assertThat(ghcr.manifest(Publishing.WEB, digest)).isNotNull();
        assertThat(ghcr.blob(Publishing.WEB, archives.get(0).digest().toString()))
                .isEqualTo(Files.readAllBytes(archives.get(0).file()));
        assertThat(published.reference()).hasToString(ghcr.host() + "/octocat/charts/web@" + digest);
        assertThat(published.skipped()).isFalse();
    }

    @Test
    void theRequestsAreThoseThatAreNeededInTheOrderThatIsSafe() throws IOException {
        publishing.publish(Charts.pack(folder, "1.0.0", "web"));
        List<String> steps = ghcr.steps();
        assertThat(steps.subList(0, 2)).containsExactly("GET ping", "GET token");
        assertThat(steps.subList(2, 6))
                .containsExactlyInAnyOrder("POST upload", "POST upload", "HEAD manifest", "HEAD tag");
        assertThat(steps.subList(6, 8)).containsExactly("PUT blob", "PUT blob");
        assertThat(steps.subList(8, steps.size())).containsExactly("PUT manifest", "HEAD tag", "PUT tag");
    }

    @Test
    void ofSeveralChartsNoTagIsPutBeforeTheLastManifest() throws IOException {
        publishing.publish(Charts.pack(folder, "1.0.0", "web", "api", "worker"));
        List<String> steps = ghcr.steps();
        assertThat(steps).filteredOn("PUT manifest"::equals).hasSize(3);
        assertThat(steps).filteredOn("PUT tag"::equals).hasSize(3);
        assertThat(steps.lastIndexOf("PUT blob")).isLessThan(steps.lastIndexOf("PUT manifest"));
        assertThat(steps.lastIndexOf("PUT manifest")).isLessThan(steps.indexOf("PUT tag"));
        assertThat(ghcr.tags(Publishing.WEB)).containsExactly("1.0.0");
        assertThat(ghcr.tags(Publishing.API)).containsExactly("1.0.0");
    }

    @Test
    void theUploadsThatProvedThePermissionTakeTheBlobs() throws IOException {
        publishing.publish(Charts.pack(folder, "1.0.0", "web"));
        assertThat(ghcr.count("POST upload")).isEqualTo(2);
        assertThat(ghcr.count("PUT blob")).isEqualTo(2);
    }

    @Test
    void toPublishAgainWritesNothingAndSaysSo() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        Digest first = publishing.publish(archives).get(0).digest();
        int before = ghcr.steps().size();
        publishing.said().clear();
        Published second = publishing.publish(archives).get(0);
        List<String> steps = ghcr.steps().subList(before, ghcr.steps().size());
        assertThat(second.digest()).isEqualTo(first);
        assertThat(second.skipped()).isFalse();
        assertThat(steps).noneMatch(step -> step.startsWith("PUT"));
        assertThat(ghcr.tagMoves(Publishing.WEB)).hasSize(1);
        assertThat(publishing.said())
                .containsExactly(
                        "Signing      none (sign=none): nobody will be able to tell whose chart this is",
                        "Preflight    push permission granted, tag 1.0.0 has this digest already",
                        "Pushed       " + first.abbreviated() + " (nothing to upload)",
                        "Tagged       1.0.0 (unchanged)");
    }

    @Test
    void whatIsThereWithoutItsTagIsOnlyTagged() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        ghcr.fault("PUT tag 1", Fault.status(403));
        assertThatThrownBy(() -> publishing.publish(archives)).isInstanceOf(FaultException.class);
        publishing.publish(archives);
        assertThat(ghcr.count("PUT blob")).isEqualTo(2);
        assertThat(ghcr.count("PUT manifest")).isEqualTo(1);
        assertThat(ghcr.tagMoves(Publishing.WEB)).hasSize(1);
    }

    @Test
    void aRegistryThatSendsAnotherContentUnderOurDigestIsNotPushedTo() throws IOException {
        ghcr.fault("HEAD manifest 1", Fault.status(200))
                .fault("GET manifest 1", Fault.status(200).body("{}"));
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        assertThatThrownBy(() -> publishing.publish(archives))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("docs/errors.md#wrong-content");
        assertThat(ghcr.pendingFaults()).isEmpty();
        assertThat(ghcr.repositories()).isEmpty();
    }

    @Test
    void aPlusInTheVersionIsAnUnderscoreInTheTag() throws IOException {
        Published published =
                publishing.publish(Charts.pack(folder, "1.0.0+b7", "web")).get(0);
        assertThat(ghcr.tags(Publishing.WEB)).containsExactly("1.0.0_b7");
        assertThat(published.version()).isEqualTo("1.0.0+b7");
    }

    @Test
    void whatDoesNotDependOnEachOtherGoesSideBySide() throws IOException {
        for (String request : List.of("POST upload 1", "HEAD manifest 1", "HEAD tag 1", "PUT blob 1", "PUT blob 2")) {
            ghcr.fault(request, Fault.stall(Duration.ofMillis(300)));
        }
        publishing.publish(Charts.pack(folder, "1.0.0", "web"));
        assertThat(ghcr.overlapped("POST upload", "HEAD manifest")).isTrue();
        assertThat(ghcr.overlapped("POST upload", "HEAD tag")).isTrue();
        assertThat(ghcr.overlapped("PUT blob", "PUT blob")).isTrue();
    }

    @Test
    void chartsGoSideBySide() throws IOException {
        for (String request : List.of("PUT manifest 1", "PUT manifest 2", "PUT tag 1", "PUT tag 2")) {
            ghcr.fault(request, Fault.stall(Duration.ofMillis(300)));
        }
        publishing.publish(Charts.pack(folder, "1.0.0", "web", "api"));
        assertThat(ghcr.overlapped("PUT manifest", "PUT manifest")).isTrue();
        assertThat(ghcr.overlapped("PUT tag", "PUT tag")).isTrue();
        assertThat(ghcr.overlapped("PUT manifest", "PUT tag")).isFalse();
    }

    @Test
    void whatIsSaidOfSeveralChartsIsInTheirOrderWhoeverIsFirst() throws IOException {
        ghcr.fault("HEAD manifest 1", Fault.stall(Duration.ofMillis(200)));
        ghcr.fault("PUT tag 1", Fault.stall(Duration.ofMillis(200)));
        List<Published> published = publishing.publish(Charts.pack(folder, "1.0.0", "web", "api"));
        assertThat(publishing.said())
                .extracting(line -> line.replaceAll("(\\S+ +\\S+).*", "$1"))
                .containsExactly(
                        "Signing      none",
                        "Preflight    web:",
                        "Preflight    api:",
                        "Pushed       web:",
                        "Pushed       api:",
                        "Tagged       web:",
                        "Tagged       api:");
        assertThat(published).extracting(Published::name).containsExactly("web", "api");
    }

    @Test
    void oneChartIsSaidWithoutItsName() throws IOException {
        Digest digest =
                publishing.publish(Charts.pack(folder, "1.0.0", "web")).get(0).digest();
        assertThat(publishing.said()).hasSize(4);
        assertThat(publishing.said().get(1)).isEqualTo("Preflight    push permission granted, tag 1.0.0 free");
        assertThat(publishing.said().get(2))
                .matches("Pushed       " + digest.abbreviated() + " \\(2 blobs, [0-9.]+ (B|kB)\\)");
        assertThat(publishing.said().get(3)).isEqualTo("Tagged       1.0.0");
    }

    @Test
    void aDryRunWritesNothingAndOpensNoUpload() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        assertThat(publishing.publish(archives, new Policy(IfExists.FAIL, true)))
                .isEmpty();
        assertThat(ghcr.steps()).containsExactlyInAnyOrder("GET ping", "GET token", "HEAD manifest", "HEAD tag");
        assertThat(ghcr.repositories()).isEmpty();
        assertThat(publishing.said())
                .containsExactly(
                        "Signing      none (sign=none): nobody will be able to tell whose chart this is",
                        "Preflight    push permission not tried, tag 1.0.0 free",
                        "Would push   "
                                + ChartArtifact.of(archives.get(0)).manifest().digest() + " as 1.0.0");
    }

    @Test
    void eachTagIsPutOnce() throws IOException {
        Digest digest =
                publishing.publish(Charts.pack(folder, "1.0.0", "web")).get(0).digest();
        assertThat(ghcr.tagMoves(Publishing.WEB))
                .extracting(TagMove::toString)
                .singleElement()
                .asString()
                .contains("1.0.0", digest.toString());
    }
}
