// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import java.util.Comparator;

/**
 * A request of a publication that nothing disturbs.
 *
 * @param step what it is, such as {@code PUT blob}
 * @param ordinal which one of its kind; of those that go side by side, the one that came as that
 * @param status what the registry answers to it
 * @param charts how many charts the publication has
 */
record MatrixRequest(String step, int ordinal, int status, int charts) implements Comparable<MatrixRequest> {

    private static final Comparator<MatrixRequest> BY_NAME =
            Comparator.comparing(MatrixRequest::step).thenComparing(MatrixRequest::ordinal);

    boolean is(String other) {
        return step.equals(other);
    }

    boolean isHead() {
        return step.startsWith("HEAD ");
    }

    /** Whether a chart's tag may have been put when it comes: each tag is read in the preflight, and once more just before. */
    boolean comesAfterATag() {
        return (is("HEAD tag") && ordinal > charts + 1) || (is("PUT tag") && ordinal > 1);
    }

    /** By name: the order in which they come is not always the same. */
    @Override
    public int compareTo(MatrixRequest other) {
        return BY_NAME.compare(this, other);
    }

    @Override
    public String toString() {
        return step + " " + ordinal;
    }
}
