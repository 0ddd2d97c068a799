// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.ChartChanges;
import io.github.ghcrmaven.chart.ChartPackager;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.chart.PackedDependency;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.testing.SampleChart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildProvenanceTest {

    private static final Map<String, String> JOB = Map.ofEntries(
            Map.entry("GITHUB_ACTIONS", "true"),
            Map.entry("GITHUB_SERVER_URL", "https://github.com"),
            Map.entry("GITHUB_REPOSITORY", "acme/web"),
            Map.entry("GITHUB_REPOSITORY_ID", "77"),
            Map.entry("GITHUB_REPOSITORY_OWNER_ID", "5"),
            Map.entry("GITHUB_WORKFLOW_REF", "acme/web/.github/workflows/release.yml@refs/tags/v1.4.0"),
            Map.entry("GITHUB_REF", "refs/tags/v1.4.0"),
            Map.entry("GITHUB_SHA", "5f0e2ab15f0e2ab15f0e2ab15f0e2ab15f0e2ab1"),
            Map.entry("GITHUB_EVENT_NAME", "push"),
            Map.entry("GITHUB_RUN_ID", "4711"),
            Map.entry("GITHUB_RUN_ATTEMPT", "2"),
            Map.entry("RUNNER_ENVIRONMENT", "github-hosted"),
            Map.entry("GITHUB_TOKEN", "ghs_secret"));
    private static final String PAGE =
            "https://github.com/ghcrmaven/ghcr-maven-plugin/blob/main/docs/reference/slsa-provenance.md";

    @TempDir
    Path folder;

    /** The chart web with the chart db in it, which has one in it, too. */
    private ChartArchive packed(String repository) throws IOException {
        Path web = SampleChart.write(folder.resolve("web"), "web");
        SampleChart.write(SampleChart.write(web.resolve("charts/db"), "db").resolve("charts/common"), "common");
        Files.writeString(
                web.resolve("Chart.yaml"),
                "dependencies:\n  - name: db\n    version: '>0'\n    repository: " + repository + "\n",
                StandardOpenOption.APPEND);
        return new ChartPackager(
                        ChartChanges.versions("1.4.0", "1.0"),
                        EntryTime.of("2026-11-21T00:00:00Z", Optional.empty()),
                        folder.resolve("target"))
                .pack(List.of(web))
                .get(0);
    }

    private static JsonObject predicate(Map<String, String> environment, Optional<String> source, ChartArchive archive)
            throws IOException {
        byte[] predicate = new BuildProvenance(
                        new Environment(environment), List.of("clean", "deploy"), source, "0.1.0")
                .predicate(archive);
        return JsonParser.parseString(new String(predicate, UTF_8)).getAsJsonObject();
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace("PAGE", PAGE)).getAsJsonObject();
    }

    @Test
    void aJobOfActionsSaysWhichWorkflowBuiltWhichCommit() throws IOException {
        ChartArchive archive = packed("https://charts.acme.example");
        String digest = PackedDependency.of(archive).get(0).contentDigest();

        assertThat(predicate(JOB, Optional.of("https://github.com/other/place"), archive))
                .isEqualTo(json("""
                {
                  "buildDefinition": {
                    "buildType": "PAGE#build-type-v1",
                    "externalParameters": {
                      "workflow": {
                        "ref": "refs/tags/v1.4.0",
                        "repository": "https://github.com/acme/web",
                        "path": ".github/workflows/release.yml"
                      },
                      "goals": ["clean", "deploy"]
                    },
                    "internalParameters": {
                      "github": {
                        "event_name": "push",
                        "repository_id": "77",
                        "repository_owner_id": "5",
                        "runner_environment": "github-hosted"
                      }
                    },
                    "resolvedDependencies": [
                      {
                        "uri": "git+https://github.com/acme/web@refs/tags/v1.4.0",
                        "digest": {"gitCommit": "5f0e2ab15f0e2ab15f0e2ab15f0e2ab15f0e2ab1"}
                      },
                      {
                        "name": "db",
                        "digest": {"dirHash": "DIGEST"},
                        "annotations": {"version": "0.0.0", "repository": "https://charts.acme.example"}
                      }
                    ]
                  },
                  "runDetails": {
                    "builder": {
                      "id": "https://github.com/acme/web/.github/workflows/release.yml@refs/tags/v1.4.0",
                      "version": {"ghcr-maven-plugin": "0.1.0"}
                    },
                    "metadata": {"invocationId": "https://github.com/acme/web/actions/runs/4711/attempts/2"}
                  }
                }
                """.replace("DIGEST", digest)));
    }

    @Test
    void anotherMachineSaysNothingThatNobodyKnows() throws IOException {
        Map<String, String> pretended = new TreeMap<>(JOB);
        pretended.remove("GITHUB_ACTIONS");

        assertThat(predicate(pretended, Optional.of("https://me:s3cret@git.acme.example/web"), packed("file://../db")))
                .satisfies(predicate -> {
                    JsonObject definition = predicate.getAsJsonObject("buildDefinition");
                    assertThat(definition.getAsJsonObject("externalParameters"))
                            .isEqualTo(json("{\"goals\": [\"clean\", \"deploy\"]}"));
                    assertThat(definition.has("internalParameters")).isFalse();
                    assertThat(definition.getAsJsonArray("resolvedDependencies").get(0))
                            .isEqualTo(json("{\"uri\": \"https://git.acme.example/web\"}"));
                    assertThat(definition
                                    .getAsJsonArray("resolvedDependencies")
                                    .get(1)
                                    .getAsJsonObject()
                                    .getAsJsonObject("annotations"))
                            .isEqualTo(json("{\"version\": \"0.0.0\"}"));
                    assertThat(predicate.getAsJsonObject("runDetails"))
                            .isEqualTo(
                                    json(
                                            "{\"builder\": {\"id\": \"PAGE#any-machine\", \"version\": {\"ghcr-maven-plugin\": \"0.1.0\"}}}"));
                });
    }

    @Test
    void whatAVariableDoesNotSayIsLeftOut() throws IOException {
        JsonObject predicate = predicate(
                Map.of("GITHUB_ACTIONS", "true"), Optional.empty(), packed("https://u:p@charts.acme.example"));

        assertThat(predicate.toString())
                .contains("\"internalParameters\":{\"github\":{}}")
                .contains("\"repository\":\"https://charts.acme.example\"")
                .doesNotContain("workflow\"", "git+", "invocationId", "null");
    }

    /** As whoever doubts it does: unpack, {@code sha256sum} each file, and {@code sha256sum} of the lines. */
    @Test
    void theDigestOfADependencyIsThatOfItsFilesInTheArchive() throws IOException {
        ChartArchive archive = packed("https://charts.acme.example");
        Map<String, String> lines = new TreeMap<>();
        try (InputStream in = Files.newInputStream(archive.file());
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().startsWith("web/charts/db/")) {
                    String name = entry.getName().substring("web/charts/".length());
                    lines.put(name, Digest.of(tar.readAllBytes()).hex() + "  " + name + "\n");
                }
            }
        }

        assertThat(lines).containsKeys("db/Chart.yaml", "db/charts/common/Chart.yaml");
        assertThat(PackedDependency.of(archive))
                .containsExactly(new PackedDependency(
                        "db",
                        "0.0.0",
                        "https://charts.acme.example",
                        Digest.of(String.join("", lines.values()).getBytes(UTF_8))
                                .hex()));
    }
}
