// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

/** What a fault does to a publication. */
enum MatrixOutcome {
    /** It succeeds with the requests that it has without the fault. */
    UNHARMED("-"),
    /** It succeeds with more requests: it tried again, got another token, or read what a header had not told. */
    RECOVERS("recovers"),
    /** It fails and has put no tag. */
    FAILS("fails"),
    /** It fails after a tag was put, on content that is complete. */
    FAILS_TAGGED("fails, tagged");

    private final String text;

    MatrixOutcome(String text) {
        this.text = text;
    }

    boolean isFailure() {
        return this == FAILS || this == FAILS_TAGGED;
    }

    /** As it stands in the table. */
    @Override
    public String toString() {
        return text;
    }
}
