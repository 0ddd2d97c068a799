// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.secrets.SecretScan;
import io.github.ghcrmaven.secrets.SecretScanMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartPackagerTest {

    private Path temp = Path.of(".");
    private Path output = temp;

    @BeforeEach
    void in(@TempDir Path empty) {
        temp = empty;
        output = temp.resolve("target/helm");
    }

    @Test
    void everyChartGetsTheVersionsOfTheBuild() throws IOException {
        SampleFolder api = SampleFolder.chart(temp.resolve("1"), "api");
        SampleFolder web = SampleFolder.chart(temp.resolve("2"), "web");

        List<ChartArchive> archives = packager("1.4.0+b.7").pack(List.of(api.path(), web.path()));

        assertThat(archives)
                .extracting(ChartArchive::file)
                .containsExactly(output.resolve("api-1.4.0+b.7.tgz"), output.resolve("web-1.4.0+b.7.tgz"));
        for (ChartArchive archive : archives) {
            Metadata written = SampleMetadata.read(
                    RawTar.of(archive.file()).text(archive.metadata().name() + "/Chart.yaml"));
            assertThat(written).isEqualTo(archive.metadata());
            assertThat(written.version()).isEqualTo("1.4.0+b.7");
            assertThat(written.appVersion()).isEqualTo("app 7");
        }
    }

    @Test
    void faultsOfAllChartsAreReportedAtOnceAndNothingIsWritten() throws IOException {
        SampleFolder fit = SampleFolder.chart(temp.resolve("fit"), "fit");
        SampleFolder unfit = new SampleFolder(temp.resolve("unfit")).with("Chart.yaml", "name: A B\nversion: x\n");
        SampleFolder broken = new SampleFolder(temp.resolve("broken")).with("Chart.yaml", "name: [\n");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> packager("1.4.0").pack(List.of(fit.path(), unfit.path(), broken.path())))
                .satisfies(e -> assertThat(e.faults())
                        .extracting(Fault::anchor)
                        .containsExactly("chart-name", "chart-version", "chart-yaml"));
        assertThat(output).doesNotExist();
    }

    @Test
    void twoChartsOfOneNameAreRefusedWithBothFolders() throws IOException {
        Path one = SampleFolder.chart(temp.resolve("one"), "web").path();
        Path two = SampleFolder.chart(temp.resolve("two"), "web").path();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> packager("1.4.0").pack(List.of(one, two)))
                .withMessageStartingWith(one + " and " + two + " both hold a chart named 'web'.");
        assertThat(output).doesNotExist();
    }

    @Test
    void foldersOfTheChartsAreNeverWrittenTo() throws IOException {
        SampleFolder web = SampleFolder.chart(temp.resolve("web"), "web")
                .with("values.yaml", "\uFEFFa: 1\r\n")
                .with("requirements.yaml", "");
        SampleFolder.chart(web.resolve("charts/db"), "db");
        Map<String, String> before = state(web.path());

        packager("1.4.0").pack(List.of(web.path()));

        assertThat(state(web.path())).isEqualTo(before);
    }

    @Test
    void versionOfTheFileMustBeOneThoughTheBuildReplacesIt() throws IOException {
        SampleFolder web = new SampleFolder(temp.resolve("web")).with("Chart.yaml", "name: web\nversion: ${v}\n");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> packager("1.4.0").pack(List.of(web.path())))
                .withMessageContaining("has the version '${v}', which is none.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "${revision}", "latest", "1.0.0-01", "../1.0.0"})
    void versionOfTheBuildMustBeOne(String version) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> packager(version))
                .withMessageStartingWith("The chart version '" + version + "' is not a version.");
    }

    @Test
    void appVersionOfTheBuildIsSanitisedAsHelmWouldDoIt() throws IOException {
        Path web = SampleFolder.chart(temp.resolve("web"), "web").path();

        ChartArchive archive = new ChartPackager(
                        ChartChanges.versions("1.4.0", "a\tb\u200B"), EntryTime.CONSTANT, output)
                .pack(List.of(web))
                .get(0);

        assertThat(archive.metadata().appVersion()).isEqualTo("a b");
        assertThat(SampleMetadata.read(RawTar.of(archive.file()).text("web/Chart.yaml"))
                        .appVersion())
                .isEqualTo("a b");
    }

    @Test
    void secretsOfAllChartsAreReportedAtOnceAndNothingIsWritten() throws IOException {
        SampleFolder web = SampleFolder.chart(temp.resolve("web"), "web").with("files/.env", "A=hunter2\n");
        SampleFolder api = SampleFolder.chart(temp.resolve("api"), "api")
                .with(".helmignore", "ignored\n")
                .with("ignored/.env", "A=hunter2\n");
        SampleFolder.chart(api.resolve("charts/folder"), "db").with(".env", "\nA=hunter2\n");
        SampleFolder excluded = SampleFolder.chart(temp.resolve("x"), "x").with("ci/.env", "A=hunter2\n");
        SecretScan scan = new SecretScan(SecretScanMode.FAIL, List.of("ci"), warning -> {});

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> packager("1.4.0")
                        .pack(List.of(web.path(), api.path(), excluded.path()), scan, Optional.empty()))
                .withMessageContaining("it holds 2 secrets:\n  " + web.path() + "/files/.env:1  .env with values\n  "
                        + api.path() + "/charts/db/.env:2  .env with values\nFix: ");
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void noArchiveIsReplacedWhereAnotherCannotBeWritten() throws IOException {
        SampleFolder web = SampleFolder.chart(temp.resolve("web"), "web");
        SampleFolder api = SampleFolder.chart(temp.resolve("api"), "api");
        packager("1.4.0").pack(List.of(api.path()));
        byte[] before = Files.readAllBytes(output.resolve("api-1.4.0.tgz"));
        api.with("values.yaml", "a: 2\n");
        ArchiveSigner signer = new ArchiveSigner() {
            @Override
            public byte[] sign(ChartArchive archive) {
                return new byte[0];
            }

            @Override
            public void verify(String name, Path archive, Path provenance) throws IOException {
                if (name.startsWith("web")) {
                    throw new IOException("not what was signed");
                }
            }
        };

        assertThatIOException()
                .isThrownBy(() ->
                        packager("1.4.0").pack(List.of(api.path(), web.path()), SecretScan.off(), Optional.of(signer)));

        assertThat(output.resolve("api-1.4.0.tgz")).hasBinaryContent(before);
        assertThat(output).isDirectoryNotContaining(file -> !file.endsWith("api-1.4.0.tgz"));
    }

    private ChartPackager packager(String version) {
        return new ChartPackager(ChartChanges.versions(version, "app 7"), EntryTime.CONSTANT, output);
    }

    private static Map<String, String> state(Path folder) throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                FileTime time = Files.getLastModifiedTime(file);
                state.put(file.toString(), time + (Files.isRegularFile(file) ? Files.readString(file) : ""));
            }
        }
        return state;
    }
}
