// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void requirementsLockOfAV2ChartBecomesItsChartLock() throws IOException {
        SampleFolder.chart(folder.path(), "web")
                .with("Chart.lock", "digest: one\n")
                .with("requirements.lock", "digest: two\n");

        List<ChartFile> files = load().files();

        assertThat(files).extracting(ChartFile::name).containsExactly("Chart.yaml", "Chart.lock");
        assertThat(files.get(1).content().bytes())
                .asString()
                .isEqualTo("dependencies: null\ndigest: two\ngenerated: \"0001-01-01T00:00:00Z\"\n");
    }

    @Test
    void lockThatSaysNothingIsLeftOut() throws IOException {
        SampleFolder.chart(folder.path(), "web").with("Chart.lock", "# nothing\n");

        assertThat(load().files()).extracting(ChartFile::name).containsExactly("Chart.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generated: 2020-01-01",
                "generated: ''",
                "generated: 5",
                "generated: 2020-02-30T10:00:00Z",
                "generated: 2020-01-01T24:00:00Z",
                "generated: 2020-01-01T10:00:00+25:00",
                "dependencies: a",
                "digest: [a]",
                "- a"
            })
    void lockMustBeOne(String text) throws IOException {
        SampleFolder.chart(folder.path(), "web").with("Chart.lock", text + "\n");

        assertThatExceptionOfType(FaultException.class).isThrownBy(this::load).withMessageContaining("/Chart.lock: ");
    }

    @Test
    void everyFieldOfRequirementsYamlIsLaidOverChartYaml() throws IOException {
        folder.with(
                        "Chart.yaml",
                        "apiVersion: v2\nname: web\nversion: 0.1.0\nannotations: {a: a}\ndependencies: [{name: db, alias: x}]\n")
                .with(
                        "requirements.yaml",
                        "home: there\nannotations: {b: b}\ndependencies: [{name: db, version: '1'}]\n");
        SampleFolder.chart(folder.resolve("charts/db"), "db");

        Metadata metadata = load().metadata();

        assertThat(metadata.home()).isEqualTo("there");
        assertThat(metadata.annotations()).containsOnlyKeys("a", "b");
        assertThat(metadata.dependencies())
                .extracting(Dependency::alias, Dependency::version)
                .containsExactly(tuple("x", "1"));
    }

    @Test
    void dependenciesInTheChartYamlOfAV1ChartAreLeftOutOfTheArchive(@TempDir Path output) throws IOException {
        folder.with("Chart.yaml", "name: web\nversion: 0.1.0\ndependencies: [{name: db}]\n");
        SampleFolder.chart(folder.resolve("charts/db"), "db");
        Chart chart = load();

        ChartArchive archive = ArchiveWriter.write(chart, EntryTime.CONSTANT, output, Optional.empty())
                .finish();

        assertThat(SampleMetadata.read(RawTar.of(archive.file()).text("web/Chart.yaml"))
                        .dependencies())
                .isEmpty();
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

        ChartArchive archive = ArchiveWriter.write(chart, EntryTime.CONSTANT, output, Optional.empty())
                .finish();

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
        return ChartLoader.load(folder.path(), ChartSource.of(Links.ANYWHERE));
    }
}
