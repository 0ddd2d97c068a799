// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartLoaderTest {

    private SampleFolder folder = new SampleFolder(Path.of("."));

    @BeforeEach
    void chart(@TempDir Path temp) throws IOException {
        folder = SampleFolder.chart(temp.resolve("web"), "web");
    }

    @Test
    void filesAreInHelmsOrder() throws IOException {
        folder.with("values.schema.json", "{}")
                .with("values.yaml", "")
                .with("templates/b.yaml", "")
                .with("templates/a/x.yaml", "")
                .with("templates/NOTES.txt", "")
                .with("Chart.lock", "digest: x\n")
                .with("README.md", "")
                .with(".helmignore", "")
                .with("crds/c.yaml", "");

        assertThat(names(load()))
                .containsExactly(
                        "Chart.yaml",
                        "Chart.lock",
                        "values.yaml",
                        "values.schema.json",
                        "templates/NOTES.txt",
                        "templates/a/x.yaml",
                        "templates/b.yaml",
                        ".helmignore",
                        "README.md",
                        "crds/c.yaml");
    }

    @Test
    void missingChartYamlIsOneFaultOfTheFolder(@TempDir Path empty) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> ChartLoader.load(empty, ChartSource.of(Links.ANYWHERE)))
                .withMessageStartingWith(empty + " has no Chart.yaml.");
    }

    @Test
    void ignoredChartYamlIsMissing() throws IOException {
        folder.with(".helmignore", "*.md\n!values.yaml\n");

        refused("has no Chart.yaml.");
    }

    @Test
    void ignoredFilesAreLeftOut() throws IOException {
        folder.with(".helmignore", "\uFEFF*.md\n").with("README.md", "").with("templates/.hidden", "");

        assertThat(names(load())).containsExactly("Chart.yaml", ".helmignore");
    }

    @Test
    void byteOrderMarkOfChartYamlIsTakenOff() throws IOException {
        folder.with("Chart.yaml", "\uFEFFname: web\nversion: 1.0.0\n");

        assertThat(load().metadata().name()).isEqualTo("web");
    }

    @Test
    void allFaultsOfTheMetadataAreReportedAtOnce() throws IOException {
        folder.with("Chart.yaml", "name: W\nversion: x\ntype: y\n");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(this::load)
                .satisfies(e -> assertThat(e.faults()).hasSize(3));
    }

    @Test
    void declaredDependenciesMustBeThere() throws IOException {
        folder.with(
                "Chart.yaml",
                "apiVersion: v2\nname: web\nversion: 0.1.0\ndependencies: [{name: b}, {name: a}, {name: c}]\n");
        SampleFolder.chart(folder.resolve("charts/c"), "c");

        refused("found in Chart.yaml, but missing in charts/ directory: b, a.");
    }

    @Test
    void dependencyIsFoundByTheNameOfItsChartNotOfItsFolder() throws IOException {
        folder.with("Chart.yaml", "name: web\nversion: 0.1.0\ndependencies: [{name: db, alias: store}]\n");
        SampleFolder.chart(folder.resolve("charts/folder"), "db");

        assertThat(load().charts()).extracting(chart -> chart.metadata().name()).containsExactly("db");
    }

    @Test
    void chartsOfDependenciesNeedNotBeComplete() throws IOException {
        folder.with("charts/db/Chart.yaml", "name: db\nversion: 0.1.0\ndependencies: [{name: missing}]\n");

        assertThat(load().charts()).hasSize(1);
    }

    @Test
    void folderWithTheNameOfAnArchiveIsRefusedWhateverItHolds() throws IOException {
        folder.with("charts/a.tgz/b.tgz", HostileTar.chart("b").gzipped());

        refused("charts/a.tgz is a folder, and has the name of an archive.");
    }

    @Test
    void brokenChartYamlIsNamedWithItsLine() throws IOException {
        folder.with("Chart.yaml", "name: web\nversion: a: b\n");

        refused("web/Chart.yaml:2: not YAML");
    }

    private void refused(String message) {
        assertThatExceptionOfType(FaultException.class).isThrownBy(this::load).withMessageContaining(message);
    }

    private Chart load() throws IOException {
        return ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
    }

    private static List<String> names(Chart chart) {
        return chart.files().stream().map(ChartFile::name).toList();
    }
}
