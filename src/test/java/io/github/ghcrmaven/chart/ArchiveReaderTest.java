// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

class ArchiveReaderTest {

    @Test
    void firstElementOfANameIsTheChartsFolderWhateverItIsCalled() throws IOException {
        byte[] archive = new HostileTar()
                .file("any/Chart.yaml", "name: web\n")
                .file("other/templates/a.yaml", "a: 1\n")
                .gzipped();

        assertThat(names(archive)).containsExactly("Chart.yaml", "templates/a.yaml");
    }

    @Test
    void namesMayHaveBackslashesAndDots() throws IOException {
        byte[] archive = new HostileTar()
                .file("web\\templates\\a.yaml", "")
                .file("web/./b//c.yaml", "")
                .gzipped();

        assertThat(names(archive)).containsExactly("templates/a.yaml", "b/c.yaml");
    }

    @Test
    void foldersAreSkipped() throws IOException {
        byte[] archive = new HostileTar()
                .entry("web/", TarConstants.LF_DIR, new byte[0])
                .entry("web/templates", TarConstants.LF_DIR, new byte[0])
                .file("web/a", "")
                .gzipped();

        assertThat(names(archive)).containsExactly("a");
    }

    @Test
    void longAndForeignNamesAreRead() throws IOException {
        String name = "templates/" + "long/".repeat(60) + "é日本😀.yaml";

        assertThat(names(new HostileTar().file("web/" + name, "").gzipped())).containsExactly(name);
    }

    @Test
    void byteOrderMarkOfAFileIsTakenOff() throws IOException {
        List<ChartFile> files =
                read(new HostileTar().file("web/values.yaml", "\uFEFFa: 1\n").gzipped());

        assertThat(files.get(0).content().bytes()).isEqualTo("a: 1\n".getBytes(UTF_8));
    }

    /** FLG 0x14, an extra field that is no subfield of RFC 1952, and a comment: what Helm up to 4.2.3 writes. */
    @Test
    void oddGzipHeaderOfHelmIsRead() throws IOException {
        byte[] extra = "+aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo=".getBytes(UTF_8);
        byte[] plain = HostileTar.chart("web").gzipped();
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.write(new byte[] {0x1f, (byte) 0x8b, 8, 0x14, 0, 0, 0, 0, 0, (byte) 0xff});
        archive.write(extra.length);
        archive.write(0);
        archive.write(extra);
        archive.write("Helm\0".getBytes(UTF_8));
        archive.write(Arrays.copyOfRange(plain, 10, plain.length));

        assertThat(names(archive.toByteArray())).containsExactly("Chart.yaml");
    }

    @Test
    void fileOfExactlyFiveMebibytesIsRead() throws IOException {
        byte[] archive = new HostileTar()
                .entry("web/big", TarConstants.LF_NORMAL, new byte[5 << 20])
                .gzipped();

        assertThat(read(archive).get(0).content().size()).isEqualTo(5 << 20);
    }

    private static List<String> names(byte[] archive) throws IOException {
        return read(archive).stream().map(ChartFile::name).toList();
    }

    private static List<ChartFile> read(byte[] archive) throws IOException {
        return ArchiveReader.files("web.tgz", new ByteArrayInputStream(archive), new Unpacked());
    }
}
