// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartFoldersTest {

    @Test
    void folderWithAChartYamlIsTheOneChart(@TempDir Path folder) throws IOException {
        SampleFolder.chart(folder, "web").with("sub/Chart.yaml", "name: sub\n");

        assertThat(ChartFolders.in(folder)).containsExactly(folder);
    }

    @Test
    void folderWithoutOneHoldsAChartInEachFolderThatHasOne(@TempDir Path folder) throws IOException {
        SampleFolder.chart(folder.resolve("worker"), "worker");
        SampleFolder.chart(folder.resolve("api"), "api");
        SampleFolder.chart(folder.resolve("deeper/down"), "down");
        new SampleFolder(folder).with("docs/README.md", "x").with("README.md", "x");
        Files.createDirectories(folder.resolve("odd/Chart.yaml"));

        assertThat(ChartFolders.in(folder)).containsExactly(folder.resolve("api"), folder.resolve("worker"));
    }

    @Test
    void missingFolderIsNamedWithTheParameterThatTellsIt(@TempDir Path folder) {
        Path missing = folder.resolve("helm");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> ChartFolders.in(missing))
                .withMessageStartingWith(missing + " does not exist.")
                .withMessageContaining("-Dghcr.chartDirectory=path");
    }

    @Test
    void folderWithoutAnyChartIsRefused(@TempDir Path folder) throws IOException {
        new SampleFolder(folder).with("values.yaml", "a: 1\n").with("web/values.yaml", "a: 1\n");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> ChartFolders.in(folder))
                .withMessageStartingWith(folder + " has no Chart.yaml, and no folder in it has one.");
    }
}
