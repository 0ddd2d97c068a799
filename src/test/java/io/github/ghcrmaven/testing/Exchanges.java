// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The record of what was asked and answered. */
final class Exchanges {
    private final List<String> arrivals = new ArrayList<>();
    private final List<Exchange> answered = new ArrayList<>();

    /** Counts a request in and says which one of its kind it is. */
    synchronized int arrived(Step step) {
        arrivals.add(step.name());
        return (int) count(step);
    }

    synchronized void add(Exchange exchange) {
        answered.add(exchange);
    }

    synchronized List<String> steps() {
        return List.copyOf(arrivals);
    }

    synchronized long count(Step step) {
        return arrivals.stream().filter(step.name()::equals).count();
    }

    synchronized boolean overlapped(Step one, Step other) {
        return answered.stream()
                .filter(exchange -> exchange.step().equals(one.name()))
                .anyMatch(exchange -> answered.stream()
                        .filter(second -> second.step().equals(other.name()))
                        .anyMatch(second -> !second.equals(exchange) && exchange.overlaps(second)));
    }

    /** In the order of arrival; one whose answer is still held back is not among them. */
    synchronized List<Exchange> answered() {
        return answered.stream()
                .sorted(Comparator.comparingLong(Exchange::startedNanos))
                .toList();
    }
}
