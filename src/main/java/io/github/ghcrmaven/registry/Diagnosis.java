// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

/** Knows why registries refuse, and what to do about it. */
@FunctionalInterface
public interface Diagnosis {

    Explanation of(Refusal refusal);

    /**
     * Why a request was refused.
     *
     * @param cause why, as far as it can be known; may have several lines
     * @param fix what to do; may have several lines
     * @param anchor the anchor of the section in {@code docs/errors.md}
     */
    record Explanation(String cause, String fix, String anchor) {}
}
