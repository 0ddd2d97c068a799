// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.ChartChanges;
import io.github.ghcrmaven.chart.ChartPackager;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.testing.SampleChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedChartsTest {

    private final Map<Object, Object> context = new ConcurrentHashMap<>();

    @TempDir
    Path directory;

    @Test
    void aLaterGoalOfTheSameProjectFindsWhatWasPackaged() throws IOException {
        ChartArchive web = packaged("web", "1.0.0");
        ChartArchive db = packaged("db", "1.0.0");
        PackagedCharts.in(context).add(web);
        PackagedCharts.in(context).add(db);

        assertThat(PackagedCharts.in(context).all()).containsExactly(web, db);
    }

    @Test
    void anotherProjectFindsNothing() throws IOException {
        PackagedCharts.in(context).add(packaged("web", "1.0.0"));

        assertThat(PackagedCharts.in(new ConcurrentHashMap<>()).all()).isEmpty();
    }

    @Test
    void theLastPackagingOfAChartCounts() throws IOException {
        ChartArchive later = packaged("web", "1.0.1");
        PackagedCharts.in(context).add(packaged("web", "1.0.0"));
        PackagedCharts.in(context).add(later);

        assertThat(PackagedCharts.in(context).all()).containsExactly(later);
    }

    private ChartArchive packaged(String name, String version) throws IOException {
        Path folder = SampleChart.write(directory.resolve(name), name);
        return new ChartPackager(ChartChanges.versions(version, version), EntryTime.CONSTANT, directory.resolve("out"))
                .pack(List.of(folder))
                .get(0);
    }
}
