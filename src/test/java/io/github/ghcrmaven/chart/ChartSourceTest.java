// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.filtering.Filter;
import io.github.ghcrmaven.filtering.FilteredFiles;
import io.github.ghcrmaven.filtering.Filtering;
import io.github.ghcrmaven.filtering.Unresolved;
import io.github.ghcrmaven.secrets.SecretScan;
import io.github.ghcrmaven.secrets.SecretScanMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts some of whose files come out of a filter. */
class ChartSourceTest {

    private final Map<String, String> values = new HashMap<>(Map.of("v", "1.4.0", "name", "web"));

    private Path temp = Path.of(".");

    @BeforeEach
    void in(@TempDir Path empty) {
        temp = empty;
    }

    @Test
    void theArchiveHoldsWhatCameOfTheFiles() throws IOException {
        String chartYaml = "apiVersion: v2\r\nname: @name@ # ours\r\nversion: @v@\r\n";
        SampleFolder web = new SampleFolder(temp.resolve("web"))
                .with("Chart.yaml", chartYaml)
                .with("values.yaml", "\uFEFF# tag\r\ntag: \"${v}\"\r\nhome: \\${HOME}\n")
                .with("README.md", "@v@")
                .with("templates/a.yaml", "a: ${v}");
        SampleFolder.chart(web.resolve("charts/db"), "db").with("values.yaml", "a: '@v@'");

        RawTar archive = RawTar.of(pack(SecretScan.off(), defaults(), web).file());

        assertThat(archive.text("web/Chart.yaml")).endsWith("apiVersion: v2\r\nname: web # ours\r\nversion: 1.4.0\r\n");
        assertThat(archive.text("web/values.yaml")).isEqualTo("# tag\r\ntag: \"1.4.0\"\r\nhome: ${HOME}\n");
        assertThat(archive.text("web/README.md")).isEqualTo("@v@");
        assertThat(archive.text("web/templates/a.yaml")).isEqualTo("a: ${v}");
        assertThat(archive.text("web/charts/db/values.yaml")).isEqualTo("a: '@v@'");
        assertThat(web.resolve("Chart.yaml")).hasBinaryContent(chartYaml.getBytes(UTF_8));
        assertThat(temp.resolve("filtered/web")).isDirectoryNotContaining("glob:**README.md");
    }

    @Test
    void theSameBytesComeOfTheSameValues() throws IOException {
        SampleFolder web = SampleFolder.chart(temp.resolve("web"), "web").with("values.yaml", "tag: ${v}\n");

        ChartArchive first = pack(SecretScan.off(), defaults(), web);
        byte[] bytes = Files.readAllBytes(first.file());

        assertThat(pack(SecretScan.off(), defaults(), web).file()).hasBinaryContent(bytes);
        values.put("v", "1.5.0");
        assertThat(pack(SecretScan.off(), defaults(), web).digest()).isNotEqualTo(first.digest());
    }

    @Test
    void chartsOfOneModuleDoNotTakeEachOthersFiles() throws IOException {
        SampleFolder web = SampleFolder.chart(temp.resolve("web"), "web").with("values.yaml", "a: web @v@");
        SampleFolder db = SampleFolder.chart(temp.resolve("db"), "db").with("values.yaml", "a: db @v@");
        ChartSource source =
                ChartSource.filtered(List.of(web.path(), db.path()), Links.WITHIN_THE_CHART, filtering(defaults()));

        List<ChartArchive> archives = packager(source).pack(List.of(web.path(), db.path()));

        assertThat(RawTar.of(archives.get(0).file()).text("web/values.yaml")).isEqualTo("a: web 1.4.0");
        assertThat(RawTar.of(archives.get(1).file()).text("db/values.yaml")).isEqualTo("a: db 1.4.0");
    }

    @Test
    void allThatIsWrongInAllChartsIsSaidAtOnce() throws IOException {
        SampleFolder web = SampleFolder.chart(temp.resolve("web"), "web")
                .with("values.yaml", "a: 1\nb: @x@\nc: ${y}\n")
                .with("files/a", new byte[] {(byte) 0xff})
                .with("files/b", new byte[] {(byte) 0xfe});
        SampleFolder db = SampleFolder.chart(temp.resolve("db"), "db").with("values.yaml", "@z@");
        SampleFolder broken =
                SampleFolder.chart(temp.resolve("broken"), "broken").with(".helmignore", "[");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> ChartSource.filtered(
                        List.of(web.path(), broken.path(), db.path()),
                        Links.WITHIN_THE_CHART,
                        filtering(List.of("values.yaml", "files"))))
                .satisfies(e -> assertThat(e.faults())
                        .extracting(Fault::anchor)
                        .containsExactly("filtered-file", "filtered-file", "helmignore", "unresolved-expression"))
                .satisfies(e -> assertThat(e.faults().get(3).what())
                        .isEqualTo("3 expressions have no value in the chart's files:\n"
                                + "  " + web.path() + "/values.yaml:2  @x@\n"
                                + "  " + web.path() + "/values.yaml:3  ${y}\n"
                                + "  " + db.path() + "/values.yaml:1  @z@"));
    }

    @Test
    void aSecretThatAPropertyBringsIsFound() throws Exception {
        values.put("key", privateKey());
        SampleFolder web = SampleFolder.chart(temp.resolve("web"), "web").with("values.yaml", "a: 1\nkey: '@key@'\n");

        assertThat(pack(fail(), List.of("Chart.yaml"), web).file()).exists();
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> pack(fail(), defaults(), web))
                .withMessageContaining(web.path() + "/values.yaml:2  private key");
    }

    @Test
    void filesAreHeldToHelmsLimitAfterFiltering() throws IOException {
        values.put("long", "x".repeat(1 << 20));
        SampleFolder web = SampleFolder.chart(temp.resolve("web"), "web").with("values.yaml", "#" + "@long@".repeat(6));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> pack(SecretScan.off(), defaults(), web))
                .withMessageContaining("values.yaml has 6291457 bytes");
    }

    @Test
    void ignoredFilesAreNotFiltered() throws IOException {
        SampleFolder web = SampleFolder.chart(temp.resolve("web"), "web")
                .with(".helmignore", "values.yaml\n")
                .with("values.yaml", "@x@");

        assertThat(RawTar.of(pack(SecretScan.off(), defaults(), web).file()).names())
                .doesNotContain("web/values.yaml");
        assertThat(temp.resolve("filtered/web/values.yaml")).doesNotExist();
    }

    private ChartArchive pack(SecretScan scan, List<String> files, SampleFolder folder) throws IOException {
        List<Path> folders = List.of(folder.path());
        ChartSource source = ChartSource.filtered(folders, Links.WITHIN_THE_CHART, filtering(files));
        return packager(source).pack(folders, scan, Optional.empty()).get(0);
    }

    private ChartPackager packager(ChartSource source) {
        ChartChanges changes = ChartChanges.versions("1.4.0", "7");
        return new ChartPackager(changes, VersionChecks.none(), EntryTime.CONSTANT, temp.resolve("out"), source);
    }

    private Filtering filtering(List<String> files) {
        return new Filtering(
                new FilteredFiles(files),
                new Filter(name -> Optional.ofNullable(values.get(name)), "\\"),
                Unresolved.FAIL,
                temp.resolve("filtered"),
                warning -> {});
    }

    private static List<String> defaults() {
        return List.of("Chart.yaml", "values.yaml");
    }

    private static SecretScan fail() {
        return new SecretScan(SecretScanMode.FAIL, List.of(), warning -> {});
    }

    /** In one line, as it stands in a property. */
    private static String privateKey() throws GeneralSecurityException {
        byte[] key = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return ("-----BEGIN PRIVATE" + " KEY-----\n" + lines + "\n-----END PRIVATE" + " KEY-----\n")
                .replace("\n", "\\n");
    }
}
