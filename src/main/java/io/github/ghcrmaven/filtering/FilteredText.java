// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.filtering;

import java.util.List;

/**
 * What came of a text.
 *
 * @param text the text with values in place of expressions
 * @param unresolved the expressions that have no value and so stand in it still, with their places in the original
 */
public record FilteredText(String text, List<UnresolvedExpression> unresolved) {

    public FilteredText {
        unresolved = List.copyOf(unresolved);
    }
}
