// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Every fault at every request of every scenario. */
final class FaultMatrix {

    /** Cells wait more than they work. */
    private static final int CELLS_AT_ONCE = 8;

    /**
     * What came of a cell.
     *
     * @param outcome empty where what it left behind is not what it should be
     * @param failure what is wrong with that
     */
    record Result(FaultCell cell, Optional<MatrixOutcome> outcome, Optional<Throwable> failure) {}

    private FaultMatrix() {}

    /** Runs all cells, each with a registry of its own. */
    static List<Result> run(List<MatrixScenario> scenarios) throws IOException, InterruptedException {
        List<FaultCell> cells = new ArrayList<>();
        List<Callable<MatrixOutcome>> runs = new ArrayList<>();
        for (MatrixScenario scenario : scenarios) {
            List<MatrixRequest> requests = requests(scenario);
            for (MatrixRequest request : requests) {
                for (InjectedFault fault : InjectedFault.ALL) {
                    for (boolean always : new boolean[] {false, true}) {
                        FaultCell cell = new FaultCell(scenario, request, fault, always);
                        cells.add(cell);
                        runs.add(() -> cell.run(requests.size()));
                    }
                }
            }
        }
        List<Future<MatrixOutcome>> outcomes = runAll(runs);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            results.add(result(cells.get(i), outcomes.get(i)));
        }
        return results;
    }

    /** The requests of a publication that nothing disturbs, by name. */
    private static List<MatrixRequest> requests(MatrixScenario scenario) throws IOException {
        try (InProcessGhcr ghcr = scenario.start()) {
            List<Published> published = new Publishing(ghcr)
                    .publish(scenario.archives(), new Policy(IfExists.FAIL, false), scenario.connecting(ghcr));
            return ghcr.exchanges().stream()
                    .map(exchange -> request(exchange, published.size()))
                    .sorted()
                    .toList();
        }
    }

    private static MatrixRequest request(Exchange exchange, int charts) {
        return new MatrixRequest(exchange.step(), exchange.ordinal(), exchange.status(), charts);
    }

    private static List<Future<MatrixOutcome>> runAll(List<Callable<MatrixOutcome>> runs) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CELLS_AT_ONCE);
        try {
            return threads.invokeAll(runs);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Result result(FaultCell cell, Future<MatrixOutcome> outcome) throws InterruptedException {
        try {
            return new Result(cell, Optional.of(outcome.get()), Optional.empty());
        } catch (ExecutionException e) {
            return new Result(cell, Optional.empty(), Optional.ofNullable(e.getCause()));
        }
    }
}
