// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link PackagingBenchmark} on all sample charts; its results as JSON, and as a table in Markdown. */
public final class Packaging {

    private Packaging() {}

    /**
     * Measures.
     *
     * @param args the project's folder, the folder to write to, then options of JMH
     */
    public static void main(String[] args) throws IOException, RunnerException, CommandLineOptionException {
        Path basedir = Path.of(args[0]).toAbsolutePath().normalize();
        Path target = Path.of(args[1]);
        Path charts = Files.createDirectories(target.resolve("charts"));
        String[] folders = new SampleCharts(basedir.resolveSibling("shared").resolve("charts"), charts)
                .prepare().stream().map(Path::toString).toArray(String[]::new);
        String[] more = Arrays.copyOfRange(args, 2, args.length);
        Options options = new OptionsBuilder()
                .parent(new CommandLineOptions(more))
                .include(PackagingBenchmark.class.getSimpleName())
                .param("chart", folders)
                .addProfiler(GCProfiler.class)
                .resultFormat(ResultFormatType.JSON)
                .result(target.resolve("packaging.json").toString())
                .build();
        PackagingTable table = PackagingTable.of(new Runner(options).run());
        Files.writeString(target.resolve("packaging.md"), table.markdown());
        MeasuredPage.ofPackaging(basedir).show("packaging", table.markdown());
        System.out.println(table.markdown());
    }
}
