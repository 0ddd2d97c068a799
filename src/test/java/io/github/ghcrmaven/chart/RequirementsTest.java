// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in which charts of apiVersion v1 declare what they depend on. */
class RequirementsTest {

    private static final String REQUIREMENTS = "dependencies:\n- name: db\n  repository: ''\n  condition: db.enabled\n";

    private SampleFolder folder = new SampleFolder(Path.of("."));

    @BeforeEach
    void chart(@TempDir Path temp) {
        folder = new SampleFolder(temp);
    }

    @Test
    void declareTheDependenciesOfAV1Chart() throws IOException {
        v1().with("requirements.yaml", REQUIREMENTS);
        SampleFolder.chart(folder.resolve("charts/db"), "db");

        assertThat(load().metadata().dependencies())
                .extracting(Dependency::name, Dependency::condition)
                .containsExactly(tuple("db", "db.enabled"));
    }

    @Test
    void stayFilesOfAV1ChartWhoseChartLockIsDropped() throws IOException {
        v1().with("requirements.yaml", "").with("requirements.lock", "").with("Chart.lock", "");

        assertThat(load().files())
                .extracting(ChartFile::name)
                .containsExactly("Chart.yaml", "requirements.lock", "requirements.yaml");
    }

    @Test
    void missingOnesAreFoundInAV1ChartToo() throws IOException {
        v1().with("requirements.yaml", REQUIREMENTS);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(this::load)
                .withMessageContaining("missing in charts/ directory: db.");
    }

    @Test
    void areDroppedFromAV2ChartWhoseChartYamlThenDeclaresThem(@TempDir Path output) throws IOException {
        SampleFolder.chart(folder.path(), "web").with("requirements.yaml", REQUIREMENTS);
        SampleFolder.chart(folder.resolve("charts/db"), "db");
        Chart chart = load();

        ChartArchive archive = ArchiveWriter.write(chart, chart.metadata(), EntryTime.CONSTANT, output);

        RawTar tar = RawTar.of(archive.file());
        assertThat(tar.names()).doesNotContain("web/requirements.yaml");
        assertThat(SampleMetadata.read(tar.text("web/Chart.yaml")).dependencies())
                .extracting(Dependency::condition)
                .containsExactly("db.enabled");
    }

    @Test
    void withoutAnyDependencyLeaveThoseOfChartYaml() throws IOException {
        folder.with("Chart.yaml", "apiVersion: v2\nname: web\nversion: 0.1.0\ndependencies: [{name: db}]\n")
                .with("requirements.yaml", "# they stand in Chart.yaml\n");
        SampleFolder.chart(folder.resolve("charts/db"), "db");

        assertThat(load().metadata().dependencies())
                .extracting(Dependency::name)
                .containsExactly("db");
    }

    private SampleFolder v1() throws IOException {
        return folder.with("Chart.yaml", "apiVersion: v1\nname: web\nversion: 0.1.0\n");
    }

    private Chart load() throws IOException {
        return ChartLoader.load(folder.path());
    }
}
