// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench;

import com.marcnuri.helm.Helm;
import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.ChartChanges;
import io.github.ghcrmaven.chart.ChartPackager;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.secrets.SecretScan;
import io.github.ghcrmaven.secrets.SecretScanMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One chart, packaged once warm: here, by Helm, and what deflating its tar costs whoever writes it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PackagingBenchmark {

    /** The folder of a chart with its dependencies in place. */
    @Param("")
    public String chart = "";

    private final SecretScan scan = new SecretScan(SecretScanMode.FAIL, List.of(), warning -> {});
    private Path folder = Path.of("");
    private Path output = Path.of("");
    private byte[] tar = {};

    /** Packages the chart once, for the tar that {@link #deflate} is given. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Path.of(chart);
        output = Files.createDirectories(folder.resolveSibling(".archives"));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(ours().file()))) {
            tar = in.readAllBytes();
        }
    }

    /** As {@code ghcr:package} does it: the versions set, and every file looked at for secrets. */
    @Benchmark
    public ChartArchive ours() throws IOException {
        return packager().pack(List.of(folder), scan, Optional.empty()).get(0);
    }

    /** The same with {@code secretScan} off. */
    @Benchmark
    public ChartArchive oursUnscanned() throws IOException {
        return packager().pack(List.of(folder)).get(0);
    }

    /** {@code helm package}, in this process. What Go allocates, nobody here counts. */
    @Benchmark
    public void helm() {
        new Helm(folder).packageIt().withDestination(output).call();
    }

    /** The least that an archive costs: its tar, already in memory, through zlib. */
    @Benchmark
    public void deflate() throws IOException {
        try (OutputStream gzip = new GZIPOutputStream(OutputStream.nullOutputStream(), 1 << 16)) {
            gzip.write(tar);
        }
    }

    private ChartPackager packager() {
        return new ChartPackager(ChartChanges.versions("1.4.0", "1.4.0"), EntryTime.CONSTANT, output);
    }
}
