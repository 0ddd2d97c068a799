// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.fault.FaultException;

/** The generation of the transparency log that signatures go to. */
public enum RekorVersion {
    /** Promises at once to take an entry, with a time; all verifiers read its entries. */
    ONE,
    /** Answers with the proof alone, some seconds later (sigstore/rekor-tiles, CLIENTS.md): who dates it is the authority. */
    TWO;

    /**
     * The generation of this number.
     *
     * @throws FaultException where there is none
     */
    public static RekorVersion of(int number) {
        return switch (number) {
            case 1 -> ONE;
            case 2 -> TWO;
            default ->
                throw fault(
                        "signRekorVersion is " + number + ", and of Rekor there are 1 and 2.",
                        "give one of them: signRekorVersion, -Dghcr.sign.rekorVersion");
        };
    }

    /**
     * Refuses the legacy form where the log makes no promise, which is what that form stores.
     *
     * @throws FaultException for the second generation
     */
    public void checkLegacy() {
        if (this == TWO) {
            throw fault(
                    "The legacy form of a signature needs Rekor 1, and signRekorVersion=2 asks for Rekor 2.",
                    "sign with bundles alone (signFormats=bundle), or leave signRekorVersion out");
        }
    }

    private static FaultException fault(String what, String fix) {
        return new FaultException(what, fix, "rekor-version");
    }
}
