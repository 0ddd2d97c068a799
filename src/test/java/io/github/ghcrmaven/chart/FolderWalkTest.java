// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderWalkTest {

    private Path temp = Path.of(".");

    @BeforeEach
    void in(@TempDir Path folder) {
        temp = folder;
    }

    private SampleFolder folder() throws IOException {
        return new SampleFolder(Files.createDirectories(temp.resolve("web")));
    }

    @Test
    void namesAreInTheOrderOfTheirBytesWithAFolderAtItsPlace() throws IOException {
        SampleFolder folder = folder();
        for (String file : List.of("b", "a.txt", "a/z", "a-b", "B", "a/.x", "_", "Z/a", "a0", "10", "9")) {
            folder.with(file, "x");
        }

        assertThat(names(folder)).containsExactly("10", "9", "B", "Z/a", "_", "a/.x", "a/z", "a-b", "a.txt", "a0", "b");
    }

    /** U+FF5E comes before U+1F600 by its bytes, and after it by the order of Java's strings. */
    @Test
    void namesAreReadAsUtf8WhateverTheLocale() throws IOException {
        SampleFolder folder = folder();
        for (String file : List.of("😀", "～", "é", "z", "日本/ü.txt")) {
            folder.with(file, "x");
        }

        assertThat(names(folder)).containsExactly("z", "é", "日本/ü.txt", "～", "😀");
    }

    @Test
    void emptyFoldersAreNotRecorded() throws IOException {
        SampleFolder folder = folder().with("a", "x");
        Files.createDirectories(folder.path().resolve("empty/deeper"));

        assertThat(names(folder)).containsExactly("a");
    }

    @Test
    void linkToAFileIsThatFileUnderTheNameOfTheLink() throws IOException {
        SampleFolder folder = folder();
        new SampleFolder(temp).with("outside/values.yaml", "from: outside\n");
        Files.createSymbolicLink(folder.path().resolve("linked.yaml"), temp.resolve("outside/values.yaml"));

        List<ChartFile> files = walk(folder, "");

        assertThat(files).extracting(ChartFile::name).containsExactly("linked.yaml");
        assertThat(files.get(0).content().bytes()).asString().isEqualTo("from: outside\n");
    }

    @Test
    void linkToAFolderIsWalked() throws IOException {
        SampleFolder folder = folder();
        new SampleFolder(temp).with("outside/sub/a", "x");
        Files.createSymbolicLink(folder.path().resolve("linked"), temp.resolve("outside"));

        assertThat(names(folder)).containsExactly("linked/sub/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outside", "outside/a"})
    void linkOutOfTheChartIsRefusedWithItsTargetWhereLinksMustStayWithin(String target) throws IOException {
        SampleFolder folder = folder();
        new SampleFolder(temp).with("outside/a", "x");
        Files.createSymbolicLink(folder.path().resolve("linked"), temp.resolve(target));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> walkWithin(folder, ""))
                .withMessageContaining(
                        "linked is a link to " + temp.toRealPath().resolve(target) + ", outside of the chart's folder");
        assertThat(walkWithin(folder, "linked")).isEmpty();
    }

    @Test
    void linksWithinTheChartAreFollowedInAnyCase() throws IOException {
        SampleFolder folder = folder().with("a/x", "x");
        Files.createSymbolicLink(folder.path().resolve("b"), Path.of("a"));
        Files.createSymbolicLink(folder.path().resolve("c"), Path.of("b/x"));

        assertThat(walkWithin(folder, "")).extracting(ChartFile::name).containsExactly("a/x", "b/x", "c");
    }

    private static List<ChartFile> walkWithin(SampleFolder folder, String rules) throws IOException {
        return FolderWalk.files(folder.path(), IgnoreRules.parse(".helmignore", rules), Links.WITHIN_THE_CHART);
    }

    @Test
    void sameFolderMayBeLinkedTwice() throws IOException {
        SampleFolder folder = folder().with("a/x", "x");
        Files.createSymbolicLink(folder.path().resolve("b"), folder.path().resolve("a"));

        assertThat(names(folder)).containsExactly("a/x", "b/x");
    }

    @Test
    void danglingLinkFailsEvenWhereItIsIgnored() throws IOException {
        SampleFolder folder = folder().with("a", "x");
        Files.createSymbolicLink(folder.path().resolve("gone"), temp.resolve("nowhere"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> walk(folder, "gone"))
                .withMessageStartingWith(folder.path() + ": gone is a link to a file that does not exist.");
    }

    @Test
    void linkToAFolderAboveIsRefused() throws IOException {
        SampleFolder folder = folder().with("a/b/x", "x");
        Files.createSymbolicLink(folder.path().resolve("a/b/loop"), folder.path());

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> walk(folder, ""))
                .withMessageContaining("a/b/loop is a link to a folder that it lies in.");
    }

    @Test
    void linkToItselfIsRefused() throws IOException {
        SampleFolder folder = folder();
        Files.createSymbolicLink(folder.path().resolve("self"), Path.of("self"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> walk(folder, ""))
                .withMessageContaining("self is a link that leads in a circle");
    }

    @Test
    void ignoredFolderIsNotEntered() throws IOException {
        SampleFolder folder = folder().with("a", "x").with("big/b", "x");
        sparse(folder.path().resolve("big/huge"), 6L << 20);

        assertThat(walk(folder, "big/")).extracting(ChartFile::name).containsExactly("a");
    }

    @Test
    void fileOfExactlyFiveMebibytesIsTaken() throws IOException {
        SampleFolder folder = folder();
        sparse(folder.path().resolve("big"), 5L << 20);

        assertThat(names(folder)).containsExactly("big");
    }

    @Test
    void largerFileIsRefused() throws IOException {
        SampleFolder folder = folder();
        sparse(folder.path().resolve("big"), (5L << 20) + 1);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> walk(folder, ""))
                .withMessageContaining("big has 5242881 bytes");
    }

    private static void sparse(Path file, long length) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(length);
        }
    }

    private static List<String> names(SampleFolder folder) throws IOException {
        return walk(folder, "").stream().map(ChartFile::name).toList();
    }

    private static List<ChartFile> walk(SampleFolder folder, String rules) throws IOException {
        return FolderWalk.files(folder.path(), IgnoreRules.parse(".helmignore", rules), Links.ANYWHERE);
    }
}
