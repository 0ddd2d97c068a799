// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Medians with what they lie between, one row for each way to publish at each distance. */
final class CostTable {

    private static final String HEAD = """
            | a round trip takes | | wall, s | CPU, s | requests to the registry | to Sigstore | round trips in a row |
            |--:|---|--:|--:|--:|--:|--:|
            """;

    private final StringBuilder rows = new StringBuilder(HEAD);

    /** Adds the runs of one way; how many round trips stand in a row shows only where one takes time. */
    void add(long roundTripMillis, String what, List<Measured> runs) {
        rows.append(String.format(
                Locale.ROOT,
                "| %d ms | %s | %s | %s | %s | %s | %s |%n",
                roundTripMillis,
                what,
                seconds(runs, one -> one.timed().wall()),
                seconds(runs, one -> one.timed().cpu()),
                count(runs, Measured::registry),
                count(runs, Measured::sigstore),
                roundTripMillis == 0 ? "" : count(runs, Measured::roundTrips)));
    }

    private static String seconds(List<Measured> runs, ToDoubleFunction<Measured> figure) {
        double[] sorted = sorted(runs, figure);
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private static String count(List<Measured> runs, ToDoubleFunction<Measured> figure) {
        double[] sorted = sorted(runs, figure);
        return String.format(Locale.ROOT, "%.0f", sorted[sorted.length / 2]);
    }

    private static double[] sorted(List<Measured> runs, ToDoubleFunction<Measured> figure) {
        return runs.stream()
                .mapToDouble(figure)
                .boxed()
                .sorted()
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    String markdown() {
        return rows.toString();
    }
}
