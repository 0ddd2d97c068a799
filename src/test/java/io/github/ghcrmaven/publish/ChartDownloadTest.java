// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.chart.ArchivedChart;
import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartDownloadTest {

    @TempDir
    Path folder;

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final Repository web = new Repository(ghcr.host(), Publishing.WEB);

    @AfterEach
    void close() {
        ghcr.close();
    }

    private PulledChart pull(String tag) throws IOException {
        Registry registry = Connecting.to(ghcr).open();
        ResolvedManifest manifest = ResolvedManifest.of(registry, new Reference(web, tag));
        return new ChartDownload(registry, manifest).into(folder.resolve("pulled"));
    }

    private void seed(Descriptor config, Descriptor... layers) {
        ghcr.seedManifest(
                Publishing.WEB,
                "odd",
                Manifest.of(config, List.of(layers), new TreeMap<>()).bytes());
    }

    private Descriptor blob(String mediaType, byte[] content) {
        return new Descriptor(mediaType, Digest.parse(ghcr.seedBlob(Publishing.WEB, content)), content.length);
    }

    private Descriptor config() {
        return blob(MediaTypes.HELM_CONFIG, "{\"name\":\"../../evil\",\"version\":\"/etc\"}".getBytes(UTF_8));
    }

    private static byte[] archive(String chartYaml) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            byte[] content = chartYaml.getBytes(UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("web/Chart.yaml");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private List<String> filesBelow(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.filter(Files::isRegularFile)
                        .map(file -> directory.relativize(file).toString())
                        .forEach(names::add);
            }
        }
        return names;
    }

    @Test
    void theArchiveIsThereAsItWasPushedUnderHelmsName() throws IOException {
        ChartArchive archive = Charts.pack(folder, "1.0.0+b7", "web").get(0);
        new Publishing(ghcr).publish(List.of(archive));
        PulledChart pulled = pull("1.0.0_b7");

        assertThat(pulled.archive()).hasFileName("web-1.0.0+b7.tgz").hasSameBinaryContentAs(archive.file());
        assertThat(pulled.provenance()).isEmpty();
        assertThat(filesBelow(folder.resolve("pulled"))).containsExactly("web-1.0.0+b7.tgz");
    }

    @Test
    void itsProvenanceComesWithIt() throws IOException {
        ChartArchive archive = Charts.packSigned(folder);
        new Publishing(ghcr).publish(List.of(archive));
        pull("1.4.0");

        assertThat(filesBelow(folder.resolve("pulled")))
                .containsExactlyInAnyOrder("web-1.4.0.tgz", "web-1.4.0.tgz.prov");
        assertThat(folder.resolve("pulled/web-1.4.0.tgz.prov"))
                .hasSameBinaryContentAs(archive.provenance().orElseThrow().file());
    }

    @Test
    void theProvenanceOfAnotherArchiveDoesNotStay() throws IOException {
        new Publishing(ghcr).publish(Charts.pack(folder, "1.0.0", "web"));
        Path there = Files.createDirectories(folder.resolve("pulled"));
        Files.writeString(there.resolve("web-1.0.0.tgz"), "old");
        Files.writeString(there.resolve("web-1.0.0.tgz.prov"), "of the old one");
        pull("1.0.0");

        assertThat(filesBelow(there)).containsExactly("web-1.0.0.tgz");
        assertThat(there.resolve("web-1.0.0.tgz")).content(ISO_8859_1).isNotEqualTo("old");
    }

    /** What the config says names no file at all. */
    @Test
    void aNameInTheConfigLeadsNowhere() throws IOException {
        seed(config(), blob(MediaTypes.HELM_CHART, archive("apiVersion: v2\nname: web\nversion: 1.0.0\n")));
        pull("odd");

        assertThat(filesBelow(folder))
                .containsExactly(Path.of("pulled", "web-1.0.0.tgz").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: ../../evil\nversion: 1.0.0\n",
                "name: /etc/evil\nversion: 1.0.0\n",
                "name: ..\nversion: 1.0.0\n",
                "name: .hidden\nversion: 1.0.0\n",
                "name: 'a\\b'\nversion: 1.0.0\n",
                "name: web\nversion: 1.0.0/../../evil\n",
                "name: web\nversion: ../1\n",
                "version: 1.0.0\n",
            })
    void aChartThatLeadsOutOfTheFolderIsNotFetched(String chartYaml) throws IOException {
        seed(config(), blob(MediaTypes.HELM_CHART, archive("apiVersion: v2\n" + chartYaml)));

        assertThatThrownBy(() -> pull("odd"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(": its Chart.yaml has ");
        assertThat(filesBelow(folder)).isEmpty();
    }

    @Test
    void whatIsNoArchiveOfAChartIsNotKept() throws IOException {
        seed(config(), blob(MediaTypes.HELM_CHART, "no archive".getBytes(UTF_8)));

        assertThatThrownBy(() -> pull("odd")).hasMessageContaining("cannot be read as a chart: ");
        assertThat(filesBelow(folder)).isEmpty();
    }

    @Test
    void anImageIsNoChart() {
        seed(blob("application/vnd.oci.image.config.v1+json", new byte[] {'{', '}'}));

        assertThatThrownBy(() -> pull("odd"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(" is no Helm chart: its config is not of the type ");
    }

    @Test
    void aChartHasOneArchiveAndAtMostOneProvenance() {
        Descriptor one = blob(MediaTypes.HELM_CHART, new byte[] {1});
        seed(config(), one, blob(MediaTypes.HELM_CHART, new byte[] {2}));
        assertThatThrownBy(() -> pull("odd")).hasMessageContaining("it has 2 archives of a chart, not one");

        seed(config());
        assertThatThrownBy(() -> pull("odd")).hasMessageContaining("it has 0 archives of a chart, not one");

        Descriptor signed = blob(MediaTypes.HELM_PROVENANCE, new byte[] {3});
        seed(config(), one, signed, blob(MediaTypes.HELM_PROVENANCE, new byte[] {4}));
        assertThatThrownBy(() -> pull("odd")).hasMessageContaining("it has 2 provenance files");
        assertThat(ghcr.count("GET blob")).isZero();
    }

    @Test
    void whatIsTooLargeIsNotAskedFor() {
        seed(config(), new Descriptor(MediaTypes.HELM_CHART, Digest.of(new byte[1]), ArchivedChart.LARGEST + 1));

        assertThatThrownBy(() -> pull("odd")).hasMessageContaining("bytes, and none has more than ");
        assertThat(ghcr.count("GET blob")).isZero();
    }

    @Test
    void anArchiveThatIsNotTheOneThatTheManifestNamesIsNotKept() throws IOException {
        new Publishing(ghcr).publish(Charts.pack(folder.resolve("built"), "1.0.0", "web"));
        ghcr.fault("GET blob 1", Fault.status(200).body("another archive"));

        assertThatThrownBy(() -> pull("1.0.0")).isInstanceOf(FaultException.class);
        assertThat(filesBelow(folder.resolve("pulled"))).isEmpty();
    }
}
