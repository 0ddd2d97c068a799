// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.layout.LayoutRegistry;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedChartsTest {

    private static final Repository CHARTS = new Repository("ghcr.io", "octocat/charts");
    private static final Repository WEB = CHARTS.child("web");

    @TempDir
    private Path folder;

    private Path oci() {
        return folder.resolve("oci");
    }

    private List<Published> publish(List<ChartArchive> archives) throws IOException {
        return new Publication(
                        LayoutRegistry.below(oci()),
                        CHARTS,
                        false,
                        new Policy(IfExists.FAIL, false),
                        Optional.empty(),
                        Visibility.ignored(),
                        new Narration(line -> {}))
                .publish(archives);
    }

    private LayoutRegistry web() throws IOException {
        return LayoutRegistry.below(oci());
    }

    /** Puts a manifest with this config under a tag, beside the others. */
    private static Manifest put(Registry layout, String tag, String type, String config) throws IOException {
        Blob blob = Blob.of(type, "config", config.getBytes(UTF_8));
        layout.putBlob(WEB, blob, Optional.empty());
        Blob archive = Blob.of(MediaTypes.HELM_CHART, "archive", tag.getBytes(UTF_8));
        layout.putBlob(WEB, archive, Optional.empty());
        Manifest manifest = Manifest.of(blob.descriptor(), List.of(archive.descriptor()), new TreeMap<>());
        layout.putManifest(WEB.tagged(new Tag(tag)), manifest);
        return manifest;
    }

    @Test
    void eachChartOfAFolderOfLayoutsIsFound() throws IOException {
        List<Published> published = publish(Charts.pack(folder, "1.0.0+b7", "web", "api"));
        Files.writeString(oci().resolve("README.md"), "not a layout");

        List<CarriedChart> charts = CarriedCharts.in(oci(), CHARTS);

        assertThat(charts).extracting(CarriedChart::name).containsExactly("api", "web");
        assertThat(charts).extracting(CarriedChart::version).containsOnly("1.0.0+b7");
        assertThat(charts).extracting(CarriedChart::tag).containsOnly(new Tag("1.0.0_b7"));
        assertThat(charts).allSatisfy(chart -> assertThat(chart.tags()).isEmpty());
        assertThat(charts)
                .extracting(CarriedChart::digest)
                .containsExactly(published.get(1).digest(), published.get(0).digest());
        assertThat(charts.get(1).layout().read(WEB.at(charts.get(1).digest()))).isPresent();
    }

    @Test
    void aLayoutByItselfIsOneToo() throws IOException {
        publish(Charts.pack(folder, "1.0.0", "web", "api"));

        assertThat(CarriedCharts.in(oci().resolve("web"), CHARTS))
                .extracting(CarriedChart::name)
                .containsExactly("web");
    }

    @Test
    void allVersionsAndTheirOtherTagsAreFoundAndTagsOfDigestsAreNot() throws IOException {
        publish(Charts.pack(folder, "1.0.0", "web"));
        Published later = publish(Charts.pack(folder, "1.1.0", "web")).get(0);
        Manifest manifest = Manifest.parse(web().read(WEB.at(later.digest())).orElseThrow());
        web().putManifest(WEB.tagged(new Tag("latest")), manifest);
        web().putManifest(WEB.tagged(Tag.ofReferrers(later.digest())), manifest);
        web().putManifest(WEB.tagged(new Tag(Tag.ofReferrers(later.digest()) + ".sig")), manifest);

        List<CarriedChart> charts = CarriedCharts.in(oci(), CHARTS);

        assertThat(charts).extracting(CarriedChart::version).containsExactly("1.0.0", "1.1.0");
        assertThat(charts.get(1).tags()).containsExactly(new Tag("latest"));
    }

    @Test
    void aFolderWithoutChartsIsAFault() throws IOException {
        assertThatThrownBy(() -> CarriedCharts.in(folder.resolve("absent"), CHARTS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("absent holds no chart");
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> CarriedCharts.in(file, CHARTS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("is no folder");
    }

    @Test
    void somethingElseUnderATagIsAFault() throws IOException {
        publish(Charts.pack(folder, "1.0.0", "web"));
        put(web(), "image", "application/vnd.oci.image.config.v1+json", "{}");

        assertThatThrownBy(() -> CarriedCharts.in(oci(), CHARTS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("What image names in")
                .hasMessageContaining("is no chart: it is something else");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"version\":\"1.0.0\"}",
                "{\"name\":\"web\"}",
                "{\"name\":\"web\",\"version\":1}",
                "{\"name\":\"web/../../other\",\"version\":\"1.0.0\"}",
                "{\"name\":\"other/web\",\"version\":\"1.0.0\"}",
                "{\"name\":\"Web\",\"version\":\"1.0.0\"}",
                "{\"name\":\"\",\"version\":\"1.0.0\"}",
                "{\"name\":\"web\",\"version\":\"latest\"}"
            })
    void metadataThatNoChartHasIsAFault(String metadata) throws IOException {
        put(web(), "1.0.0", MediaTypes.HELM_CONFIG, metadata);

        assertThatThrownBy(() -> CarriedCharts.in(oci(), CHARTS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("is no chart");
    }

    @Test
    void twoManifestsOfOneVersionAreAFault() throws IOException {
        publish(Charts.pack(folder, "1.0.0", "web"));
        Manifest second = put(web(), "other", MediaTypes.HELM_CONFIG, "{\"name\":\"web\",\"version\":\"1.0.0\"}");

        assertThatThrownBy(() -> CarriedCharts.in(oci(), CHARTS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("holds two charts web 1.0.0")
                .hasMessageContaining(second.digest().toString());
    }

    @Test
    void aLayoutThatIsALinkIsAFault() throws IOException {
        publish(Charts.pack(folder, "1.0.0", "web"));
        Files.createSymbolicLink(oci().resolve("api"), oci().resolve("web"));

        assertThatThrownBy(() -> CarriedCharts.in(oci(), CHARTS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("api is a link");
    }
}
