// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The faults that are still to come. */
final class Faults {
    private static final Pattern REQUEST = Pattern.compile("(.+) ([1-9]\\d{0,8})");

    private final List<Planned> plan = new ArrayList<>();

    /**
     * Plans a fault.
     *
     * @param request step and ordinal, such as {@code PUT blob 2}
     * @param times how many requests of the step are met, from that one on
     */
    synchronized void plan(String request, Fault fault, int times) {
        Matcher matcher = REQUEST.matcher(request);
        if (!matcher.matches() || times < 1) {
            throw new IllegalArgumentException(
                    "no request '" + request + "' or no times " + times + ": say 'PUT blob 2', and at least once");
        }
        plan.add(new Planned(request, new Step(matcher.group(1)), Integer.parseInt(matcher.group(2)), fault, times));
    }

    synchronized Optional<Fault> at(Step step, int ordinal) {
        Optional<Planned> met =
                plan.stream().filter(planned -> planned.meets(step, ordinal)).findFirst();
        met.ifPresent(planned -> planned.fired++);
        return met.map(planned -> planned.fault);
    }

    synchronized void end() {
        plan.clear();
    }

    /** The faults that did not fire as often as they should have. */
    synchronized List<String> pending() {
        return plan.stream()
                .filter(planned -> planned.fired < planned.times)
                .map(planned -> planned.request)
                .toList();
    }

    private static final class Planned {
        private final String request;
        private final Step step;
        private final int first;
        private final Fault fault;
        private final int times;
        private int fired;

        Planned(String request, Step step, int first, Fault fault, int times) {
            this.request = request;
            this.step = step;
            this.first = first;
            this.fault = fault;
            this.times = times;
        }

        boolean meets(Step other, int ordinal) {
            // no sum: times may be the largest number there is
            return step.equals(other) && ordinal >= first && ordinal - first < times;
        }
    }
}
