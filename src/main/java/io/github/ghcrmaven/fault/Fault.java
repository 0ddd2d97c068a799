// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.fault;

import java.util.function.UnaryOperator;

/**
 * One thing that is wrong and that the user can put right.
 *
 * @param what what happened and with which inputs (their origin, never a secret); may have several lines
 * @param fix what to do, with the exact text to type where there is one; may have several lines
 * @param anchor the anchor of the explanation in {@code docs/errors.md}
 */
public record Fault(String what, String fix, String anchor) {

    /** The fault as it is printed; {@code address} turns an anchor into the address of its explanation. */
    public String text(UnaryOperator<String> address) {
        return what + "\nFix: " + fix.replace("\n", "\n     ") + "  " + address.apply(anchor);
    }

    @Override
    public String toString() {
        return text(name -> "docs/errors.md#" + name);
    }
}
