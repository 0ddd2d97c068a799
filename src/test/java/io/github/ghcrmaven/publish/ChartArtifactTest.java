// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.chart.ProvenanceFile;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.registry.Blob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest, as {@code helm push} makes it (pkg/registry/client.go and util.go). */
class ChartArtifactTest {

    private static final EntryTime TIME = EntryTime.of("2026-11-21T01:02:03+01:00", Optional.empty());

    @TempDir
    Path folder;

    private static JsonObject manifest(ChartArchive archive) {
        String text = new String(ChartArtifact.of(archive).manifest().bytes(), StandardCharsets.UTF_8);
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private Map<String, String> annotations(EntryTime time, String lines) throws IOException {
        JsonObject annotations = manifest(Charts.packWith(folder, time, lines)).getAsJsonObject("annotations");
        return annotations.entrySet().stream()
                .collect(Collectors.toMap(
                        member -> member.getKey().replaceFirst("^org\\.opencontainers\\.image\\.", "…"),
                        member -> member.getValue().getAsString()));
    }

    @Test
    void nameAndVersionAreAlwaysThereAndNothingElseWhereNothingElseIsGiven() throws IOException {
        assertThat(annotations(EntryTime.CONSTANT, ""))
                .containsOnly(entry("…title", "web"), entry("…version", "1.0.0+b7"));
    }

    @Test
    void whatTheChartSaysBecomesAnAnnotation() throws IOException {
        assertThat(annotations(TIME, """
                        description: A web server
                        home: https://example.com/web
                        sources: [https://example.com/first, https://example.com/second]
                        maintainers:
                        - name: Ada
                          email: ada@example.com
                        - name: Ben
                        """))
                .containsOnly(
                        entry("…title", "web"),
                        entry("…version", "1.0.0+b7"),
                        entry("…description", "A web server"),
                        entry("…url", "https://example.com/web"),
                        entry("…created", "2026-11-21T00:02:03Z"),
                        entry("…source", "https://example.com/first"),
                        entry("…authors", "Ada (ada@example.com), Ben"));
    }

    @Test
    void aConstantTimeIsNoTimeOfCreation() throws IOException {
        assertThat(annotations(EntryTime.CONSTANT, "")).doesNotContainKey("…created");
    }

    @Test
    void whatIsBlankIsLeftOut() throws IOException {
        assertThat(annotations(EntryTime.CONSTANT, "description: ' '\nhome: ''\n"))
                .containsOnlyKeys("…title", "…version");
    }

    @Test
    void theChartsOwnAnnotationsWinAndMayBeEmpty() throws IOException {
        assertThat(annotations(TIME, """
                        description: A web server
                        annotations:
                          org.opencontainers.image.description: Other
                          org.opencontainers.image.created: 2020-01-01T00:00:00Z
                          org.opencontainers.image.licenses: Apache-2.0
                          example.com/empty: ""
                        """))
                .containsOnly(
                        entry("…title", "web"),
                        entry("…version", "1.0.0+b7"),
                        entry("…description", "Other"),
                        entry("…created", "2020-01-01T00:00:00Z"),
                        entry("…licenses", "Apache-2.0"),
                        entry("example.com/empty", ""));
    }

    @Test
    void titleAndVersionCannotBeChangedByThem() throws IOException {
        assertThat(annotations(EntryTime.CONSTANT, """
                        annotations:
                          org.opencontainers.image.title: other
                          org.opencontainers.image.version: 9.9.9
                        """))
                .containsOnly(entry("…title", "web"), entry("…version", "1.0.0+b7"));
    }

    @Test
    void theBodyNamesConfigAndLayerAndNoTypesOfItsOwn() throws IOException {
        ChartArchive archive = Charts.packWith(folder, TIME, "");
        ChartArtifact artifact = ChartArtifact.of(archive);
        JsonObject manifest = manifest(archive);
        assertThat(manifest.keySet()).containsExactly("schemaVersion", "config", "layers", "annotations");
        JsonObject config = manifest.getAsJsonObject("config");
        assertThat(config.keySet()).containsExactly("mediaType", "digest", "size");
        assertThat(config.get("mediaType").getAsString()).isEqualTo(MediaTypes.HELM_CONFIG);
        assertThat(config.get("digest").getAsString())
                .isEqualTo(artifact.config().descriptor().digest().toString());
        JsonObject layer = manifest.getAsJsonArray("layers").get(0).getAsJsonObject();
        assertThat(layer.get("mediaType").getAsString()).isEqualTo(MediaTypes.HELM_CHART);
        assertThat(layer.get("digest").getAsString()).isEqualTo(archive.digest().toString());
        assertThat(layer.get("size").getAsLong()).isEqualTo(archive.size());
    }

    @Test
    void theProvenanceIsALayerToo() throws IOException {
        ChartArchive archive = Charts.packSigned(folder);
        ProvenanceFile provenance = archive.provenance().orElseThrow();

        assertThat(manifest(archive).getAsJsonArray("layers"))
                .extracting(layer -> layer.getAsJsonObject().toString())
                .containsExactlyInAnyOrder(
                        "{\"mediaType\":\"" + MediaTypes.HELM_CHART + "\",\"digest\":\"" + archive.digest()
                                + "\",\"size\":" + archive.size() + "}",
                        "{\"mediaType\":\"" + MediaTypes.HELM_PROVENANCE + "\",\"digest\":\"" + provenance.digest()
                                + "\",\"size\":" + provenance.size() + "}");
        List<Blob> blobs = ChartArtifact.of(archive).blobs();
        assertThat(blobs).hasSize(3);
        assertThat(blobs.get(2).content().open()).hasSameContentAs(Files.newInputStream(provenance.file()));
    }

    @Test
    void theConfigIsTheMetadataOfThePackagedChart() throws IOException {
        ChartArtifact artifact = ChartArtifact.of(Charts.packWith(folder, TIME, "type: library\n"));
        assertThat(new String(artifact.config().content().open().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"web\",\"version\":\"1.0.0+b7\",\"apiVersion\":\"v2\","
                        + "\"appVersion\":\"1.0\",\"type\":\"library\"}");
    }

    @Test
    void theSameChartHasTheSameDigest(@TempDir Path other) throws IOException {
        assertThat(ChartArtifact.of(Charts.packWith(other, TIME, "")).manifest().digest())
                .isEqualTo(ChartArtifact.of(Charts.packWith(folder, TIME, ""))
                        .manifest()
                        .digest());
    }
}
