// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in charts/. */
class ChartsWithinTest {

    private SampleFolder folder = new SampleFolder(Path.of("."));

    @BeforeEach
    void chart(@TempDir Path temp) throws IOException {
        folder = SampleFolder.chart(temp.resolve("web"), "web");
    }

    @Test
    void foldersAndArchivesAreChartsInTheOrderOfTheirNames() throws IOException {
        SampleFolder.chart(folder.resolve("charts/1"), "zeta");
        folder.with("charts/2-0.1.0.tgz", HostileTar.chart("alpha").gzipped());

        assertThat(load().charts()).extracting(chart -> chart.metadata().name()).containsExactly("alpha", "zeta");
        assertThat(load().files()).extracting(ChartFile::name).containsExactly("Chart.yaml");
    }

    @Test
    void chartsWithinThemAreLoadedToo() throws IOException {
        byte[] inner = HostileTar.chart("inner").gzipped();
        folder.with(
                "charts/outer.tgz",
                HostileTar.chart("outer")
                        .entry("outer/charts/inner.tgz", (byte) '0', inner)
                        .gzipped());

        assertThat(load().charts().get(0).charts())
                .extracting(chart -> chart.metadata().name())
                .containsExactly("inner");
        assertThat(load().fileCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charts/_x/Chart.yaml", "charts/.x/Chart.yaml", "charts/_README.md", "charts/.gitkeep"})
    void namesThatBeginWithUnderscoreOrDotAreDropped(String file) throws IOException {
        folder.with(file, "not: {a chart");

        assertThat(load().charts()).isEmpty();
        assertThat(load().files()).extracting(ChartFile::name).containsExactly("Chart.yaml");
    }

    @Test
    void provenanceOfAnArchiveStaysAFile() throws IOException {
        folder.with("charts/db-0.1.0.tgz", HostileTar.chart("db").gzipped()).with("charts/db-0.1.0.tgz.prov", "x");

        assertThat(load().files())
                .extracting(ChartFile::name)
                .containsExactly("Chart.yaml", "charts/db-0.1.0.tgz.prov");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "db-0.1.0.tar.gz", "db/values.yaml"})
    void anythingElseInChartsIsRefused(String file) throws IOException {
        folder.with("charts/" + file, "x");

        refused("/charts/" + Path.of(file).getName(0) + " has no Chart.yaml.");
    }

    @Test
    void archiveThatIsNoneIsNamed() throws IOException {
        folder.with("charts/db.tgz", "x");

        refused("/charts/db.tgz cannot be read as a chart: it is not a gzipped tar archive");
    }

    /** Its name becomes a folder of the archive. */
    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../../evil", "a/b", "/etc"})
    void nameThatIsNoFolderIsRefused(String name) throws IOException {
        folder.with("charts/db/Chart.yaml", "name: '" + name + "'\nversion: 0.1.0\n");

        refused("/charts: chart '" + name + "' has no name that a folder can bear.");
    }

    @ParameterizedTest
    @CsvSource({"name: Db, has no version.", "'{name: a B, version: x}', has the version 'x', which is none."})
    void metadataMustFitAsTheOnesAbove(String chartYaml, String fault) throws IOException {
        folder.with("charts/db/Chart.yaml", chartYaml + "\n");

        refused(fault);
    }

    @Test
    void nameNeedNotFitARegistry() throws IOException {
        SampleFolder.chart(folder.resolve("charts/db"), "My DB");

        assertThat(load().charts()).extracting(chart -> chart.metadata().name()).containsExactly("My DB");
    }

    @Test
    void twoChartsOfOneNameAreRefused() throws IOException {
        SampleFolder.chart(folder.resolve("charts/db"), "db");
        folder.with("charts/db-0.1.0.tgz", HostileTar.chart("db").gzipped());

        refused("/charts holds the chart 'db' twice.");
    }

    @Test
    void helmignoreOfAChartWithinIsAnOrdinaryFile() throws IOException {
        SampleFolder.chart(folder.resolve("charts/db"), "db")
                .with(".helmignore", "*.md\n")
                .with("README.md", "x")
                .with("templates/.keep", "x");

        assertThat(load().charts().get(0).files())
                .extracting(ChartFile::name)
                .containsExactly("Chart.yaml", "templates/.keep", ".helmignore", "README.md");
    }

    private void refused(String message) {
        assertThatExceptionOfType(FaultException.class).isThrownBy(this::load).withMessageContaining(message);
    }

    private Chart load() throws IOException {
        return ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
    }
}
