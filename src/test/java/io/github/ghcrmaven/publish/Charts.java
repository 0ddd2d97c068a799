// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.ChartChanges;
import io.github.ghcrmaven.chart.ChartPackager;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.provenance.ProvenanceSigner;
import io.github.ghcrmaven.secrets.SecretScan;
import io.github.ghcrmaven.testing.SampleChart;
import io.github.ghcrmaven.testing.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Charts for these tests, packaged as the build does. */
final class Charts {

    private static final EntryTime TIME = EntryTime.of("2026-11-21T00:00:00Z", Optional.empty());

    private Charts() {}

    static List<ChartArchive> pack(Path folder, String version, String... names) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String name : names) {
            folders.add(SampleChart.write(folder.resolve("src").resolve(name), name));
        }
        return new ChartPackager(ChartChanges.versions(version, "1.0"), TIME, folder.resolve("target-" + version))
                .pack(folders);
    }

    /** The chart {@code web} with another content. */
    static List<ChartArchive> packChanged(Path folder, String version) throws IOException {
        Path chart = SampleChart.write(folder.resolve("changed/web"), "web");
        Files.writeString(chart.resolve("values.yaml"), "greeting: good evening\n");
        return new ChartPackager(ChartChanges.versions(version, "1.0"), TIME, folder.resolve("changed/target"))
                .pack(List.of(chart));
    }

    /** The chart {@code web}, signed. */
    static ChartArchive packSigned(Path folder) throws IOException {
        return sign(folder, SampleChart.write(folder.resolve("signed/web"), "web"));
    }

    /** The same with an archive of more than 1 MiB: what is in it cannot be compressed. */
    static ChartArchive packSignedAndLarge(Path folder) throws IOException {
        Path chart = SampleChart.write(folder.resolve("signed/web"), "web");
        byte[] noise = new byte[(1 << 20) + 1];
        new Random(1).nextBytes(noise);
        Files.write(chart.resolve("noise.bin"), noise);
        return sign(folder, chart);
    }

    private static ChartArchive sign(Path folder, Path chart) throws IOException {
        ProvenanceSigner signer = ProvenanceSigner.of(
                SigningKeys.armoured(SigningKeys.ed25519()), "The key", Optional.empty(), TIME, TIME.instant());
        return new ChartPackager(ChartChanges.versions("1.4.0", "1.0"), TIME, folder.resolve("signed/target"))
                .pack(List.of(chart), SecretScan.off(), Optional.of(signer))
                .get(0);
    }

    /** A chart with these lines in its Chart.yaml. */
    static ChartArchive packWith(Path folder, EntryTime time, String lines) throws IOException {
        Path chart = SampleChart.write(folder.resolve("with/web"), "web");
        Path file = chart.resolve("Chart.yaml");
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^(description|type):.*\n", ""));
        Files.writeString(file, lines, StandardOpenOption.APPEND);
        return new ChartPackager(ChartChanges.versions("1.0.0+b7", "1.0"), time, folder.resolve("with/target"))
                .pack(List.of(chart))
                .get(0);
    }
}
