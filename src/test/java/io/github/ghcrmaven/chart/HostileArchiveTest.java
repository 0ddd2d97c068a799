// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives come from anywhere: nothing in them is believed. */
class HostileArchiveTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "\\\\host\\share",
                "C:/x",
                "C:\\x",
                "web/C:/x",
                "web/C:",
                "Chart.yaml",
                "web/../x",
                "web/a/../../x",
                "web\\..\\x",
                "web/..",
                "web/.",
                "web//"
            })
    void nameOutsideOfTheChartIsRefused(String name) {
        refused(
                new HostileTar()
                        .file(name.endsWith("/") ? name + "." : name, "x")
                        .gzipped(),
                name);
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_FIFO,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK
            })
    void whatIsNoRegularFileIsRefused(byte kind) {
        refused(new HostileTar().entry("web/x", kind, new byte[0]).gzipped(), "'web/x' is not a regular file");
    }

    @Test
    void sameFileTwiceIsRefused() {
        refused(
                HostileTar.chart("web")
                        .file("other/./Chart.yaml", "name: evil\n")
                        .gzipped(),
                "'Chart.yaml' is there twice");
    }

    @Test
    void fileAboveFiveMebibytesIsRefused() {
        byte[] archive = new HostileTar()
                .entry("web/big", TarConstants.LF_NORMAL, new byte[(5 << 20) + 1])
                .gzipped();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> read(archive))
                .withMessageContaining("big has 5242881 bytes");
    }

    @Test
    @Timeout(30)
    void bombOfLargeFilesIsRefused() {
        List<InputStream> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] tar = new HostileTar()
                    .entry("web/" + i, TarConstants.LF_NORMAL, new byte[5 << 20])
                    .tar();
            files.add(new ByteArrayInputStream(tar, 0, 512 + (5 << 20)));
        }

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> read(HostileTar.gzipOf(new SequenceInputStream(Collections.enumeration(files)))))
                .withMessageContaining("web.tgz has 100 MiB");
    }

    @Test
    @Timeout(30)
    void bombOfManyEntriesIsRefused() {
        HostileTar archive = new HostileTar();
        for (int i = 0; i <= 20_000; i++) {
            archive.file("web/" + i, "");
        }

        refused(archive.gzipped(), "it has more than 20000 entries");
    }

    /** GNU's and PAX's long names are read into memory whole. */
    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_PAX_EXTENDED_HEADER_LC})
    @Timeout(30)
    void bombInALongNameIsRefused(byte kind) {
        long size = 300L << 20;
        byte[] header = new HostileTar().entry("x", kind, new byte[0]).tar();
        byte[] octal = String.format("%011o", size).getBytes(UTF_8);
        System.arraycopy(octal, 0, header, 124, octal.length);
        writeChecksum(header, 0);
        byte[] record = (size + " path=").getBytes(UTF_8);
        InputStream bomb = new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(header, 0, 512), new ByteArrayInputStream(record)),
                new ZeroBytes(size - record.length));

        refused(HostileTar.gzipOf(bomb), "it is larger than any chart when unpacked");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 30, 60})
    void truncatedArchiveIsRefused(int length) {
        refused(Arrays.copyOf(HostileTar.chart("web").gzipped(), length), "it is not a gzipped tar archive");
    }

    @Test
    void truncatedTarIsRefused() {
        byte[] tar = new HostileTar().file("web/a", "x".repeat(600)).tar();

        refused(HostileTar.gzip(Arrays.copyOf(tar, 512 + 512)), "it is not a gzipped tar archive");
    }

    @Test
    void damagedArchiveIsRefusedByItsChecksum() {
        byte[] archive = HostileTar.chart("web").gzipped();
        archive[archive.length - 8] ^= 1;

        refused(archive, "it is not a gzipped tar archive");
    }

    @Test
    void plainTarIsRefused() {
        refused(HostileTar.chart("web").tar(), "it is not a gzipped tar archive");
    }

    /** Whatever stands in the headers: a fault or files, nothing else flies out. */
    @Test
    @Timeout(60)
    void damagedHeadersAreRefusedOrRead() throws IOException {
        byte[] intact = HostileTar.chart("web")
                .file("web/" + "long/".repeat(40) + "é", "x")
                .tar();
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] tar = intact.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                tar[random.nextInt(tar.length / 512) * 512 + random.nextInt(512)] = (byte) random.nextInt();
            }
            for (int block = 0; block < tar.length; block += 512) {
                if (tar[block + 257] == 'u') {
                    writeChecksum(tar, block);
                }
            }
            try {
                assertThat(read(HostileTar.gzip(tar))).doesNotContainNull();
            } catch (FaultException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 2900);
    }

    private static void writeChecksum(byte[] tar, int start) {
        Arrays.fill(tar, start + 148, start + 156, (byte) ' ');
        int sum = 0;
        for (int i = start; i < start + 512; i++) {
            sum += tar[i] & 0xff;
        }
        byte[] octal = String.format("%06o\0 ", sum).getBytes(UTF_8);
        System.arraycopy(octal, 0, tar, start + 148, octal.length);
    }

    private static void refused(byte[] archive, String why) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> read(archive))
                .withMessageStartingWith("web.tgz cannot be read as a chart: ")
                .withMessageContaining(why);
    }

    private static List<ChartFile> read(byte[] archive) throws IOException {
        return ArchiveReader.files("web.tgz", new ByteArrayInputStream(archive), new Unpacked());
    }

    private static final class ZeroBytes extends InputStream {
        private long left;

        ZeroBytes(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }

    @Test
    void chartsWithinChartsWithoutEndAreRefused(@TempDir Path temp) throws IOException {
        byte[] archive = HostileTar.chart("web").gzipped();
        for (int i = 0; i < 20; i++) {
            archive = HostileTar.chart("web")
                    .entry("web/charts/web.tgz", TarConstants.LF_NORMAL, archive)
                    .gzipped();
        }
        SampleFolder folder = SampleFolder.chart(temp.resolve("deep"), "web").with("charts/web.tgz", archive);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> ChartLoader.load(folder.path(), ChartSource.of(Links.WITHIN_THE_CHART)))
                .withMessageContaining("lies more than 16 charts deep");
    }
}
