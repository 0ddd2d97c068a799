// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.filtering;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of a file.
 *
 * @param file where it was written to
 * @param unresolved the expressions that have no value and so stand in it still
 */
public record FilteredFile(Path file, List<UnresolvedExpression> unresolved) {

    public FilteredFile {
        unresolved = List.copyOf(unresolved);
    }
}
