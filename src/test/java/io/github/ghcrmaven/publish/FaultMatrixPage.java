// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.publish.FaultMatrix.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/reference/faults.md: a row for each request, a column for each fault. */
final class FaultMatrixPage {

    private static final String BEGIN = "-Dgolden.update -->\n";
    private static final String END = "<!-- up to here -->";

    private FaultMatrixPage() {}

    /** The page with these tables. */
    static String in(String page, String tables) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin) + tables + page.substring(page.indexOf(END));
    }

    /** How large the matrix is and what came of it, and a table for each scenario. */
    static String tables(List<Result> results) {
        StringBuilder text = new StringBuilder("\n").append(size(results)).append("\n");
        results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.cell().scenario().title(), LinkedHashMap::new, Collectors.toList()))
                .forEach((title, cells) -> text.append("\n## ")
                        .append(title)
                        .append("\n\n")
                        .append(table(cells))
                        .append("\n"));
        return text.append("\n").toString();
    }

    private static String size(List<Result> results) {
        Set<Object> requests = new LinkedHashSet<>();
        results.forEach(result ->
                requests.add(List.of(result.cell().scenario(), result.cell().request())));
        return requests.size() + " requests, " + InjectedFault.ALL.size()
                + " faults, each once and every time: " + results.size() + " publications. "
                + count(results, MatrixOutcome.UNHARMED) + " go on as if nothing had happened, "
                + count(results, MatrixOutcome.RECOVERS) + " recover, "
                + count(results, MatrixOutcome.FAILS) + " fail before a tag, "
                + count(results, MatrixOutcome.FAILS_TAGGED) + " after one.";
    }

    private static long count(List<Result> results, MatrixOutcome outcome) {
        return results.stream()
                .filter(result -> result.outcome().filter(outcome::equals).isPresent())
                .count();
    }

    private static String table(List<Result> cells) {
        Map<MatrixRequest, List<Result>> rows = cells.stream()
                .collect(Collectors.groupingBy(
                        result -> result.cell().request(), LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        lines.add(row("request", InjectedFault.ALL.stream().map(InjectedFault::toString)));
        lines.add("|---".repeat(InjectedFault.ALL.size() + 1) + "|");
        // what differs in the ordinal alone shares a line
        Map<List<String>, List<MatrixRequest>> alike = new LinkedHashMap<>();
        rows.forEach((request, row) -> alike.computeIfAbsent(key(request, row), key -> new ArrayList<>())
                .add(request));
        alike.forEach(
                (key, requests) -> lines.add(row(names(requests), key.stream().skip(1))));
        return String.join("\n", lines);
    }

    private static List<String> key(MatrixRequest request, List<Result> row) {
        return Stream.concat(Stream.of(request.step()), pairs(row)).toList();
    }

    private static String names(List<MatrixRequest> requests) {
        return requests.get(0)
                + requests.stream()
                        .skip(1)
                        .map(request -> ", " + request.ordinal())
                        .collect(Collectors.joining());
    }

    /** The outcomes of the fault that comes once and of the one that always comes, as one word where they are the same. */
    private static Stream<String> pairs(List<Result> row) {
        return InjectedFault.ALL.stream()
                .map(fault -> row.stream()
                        .filter(result -> result.cell().fault().equals(fault))
                        .map(result ->
                                result.outcome().map(MatrixOutcome::toString).orElse("WRONG"))
                        .distinct()
                        .collect(Collectors.joining(" / ")));
    }

    private static String row(String head, Stream<String> cells) {
        return "| " + head + " | " + cells.collect(Collectors.joining(" | ")) + " |";
    }
}
