// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The results chart by chart: times side by side, and the two ratios that the goals are about. */
final class PackagingTable {

    private static final String HEAD = """
            | chart | here, ms | without secret scan, ms | Helm, ms | deflate alone, ms | here / Helm | here / deflate | here, allocated |
            |---|--:|--:|--:|--:|--:|--:|--:|
            """;

    private final Map<String, Map<String, RunResult>> results = new TreeMap<>();

    private PackagingTable() {}

    static PackagingTable of(Collection<RunResult> runs) {
        PackagingTable table = new PackagingTable();
        for (RunResult run : runs) {
            String chart =
                    Path.of(run.getParams().getParam("chart")).getFileName().toString();
            String method = run.getPrimaryResult().getLabel();
            table.results.computeIfAbsent(chart, key -> new TreeMap<>()).put(method, run);
        }
        return table;
    }

    String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        results.forEach((chart, methods) -> text.append(row(chart, methods)));
        return text.toString();
    }

    private static String row(String chart, Map<String, RunResult> methods) {
        double ours = time(methods, "ours").getScore();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %.2f | %.2f | %s |%n",
                chart,
                cell(time(methods, "ours")),
                cell(time(methods, "oursUnscanned")),
                cell(time(methods, "helm")),
                cell(time(methods, "deflate")),
                ours / time(methods, "helm").getScore(),
                ours / time(methods, "deflate").getScore(),
                size(allocation(run(methods, "ours"))));
    }

    private static Result<?> time(Map<String, RunResult> methods, String method) {
        return run(methods, method).getPrimaryResult();
    }

    private static RunResult run(Map<String, RunResult> methods, String method) {
        RunResult run = methods.get(method);
        if (run == null) {
            throw new IllegalStateException("no result of " + method + " among " + methods.keySet());
        }
        return run;
    }

    private static Result<?> allocation(RunResult run) {
        return Objects.requireNonNull(run.getSecondaryResults().get("gc.alloc.rate.norm"));
    }

    private static String cell(Result<?> result) {
        return String.format(Locale.ROOT, "%.2f ± %.2f", result.getScore(), result.getScoreError());
    }

    private static String size(Result<?> bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes.getScore() / 1e6);
    }
}
