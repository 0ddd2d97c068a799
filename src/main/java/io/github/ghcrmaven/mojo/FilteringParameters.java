// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.chart.ChartSource;
import io.github.ghcrmaven.chart.Links;
import io.github.ghcrmaven.fault.Choice;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.filtering.Filter;
import io.github.ghcrmaven.filtering.FilteredFiles;
import io.github.ghcrmaven.filtering.Filtering;
import io.github.ghcrmaven.filtering.Unresolved;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which of a chart's files are filtered, and by what, as a goal's parameters say.
 *
 * @param filtering whether any are
 * @param filteredFiles paths or globs below the chart's folder
 * @param values what names stand for
 * @param unresolved what happens where a name has no value
 * @param escapeString what keeps an expression behind it as it is; null where nothing does
 * @param folder where the filtered files are written
 * @param warning is told of names without a value
 */
record FilteringParameters(
        boolean filtering,
        List<String> filteredFiles,
        ProjectValues values,
        String unresolved,
        @Nullable String escapeString,
        File folder,
        Consumer<String> warning) {

    /**
     * Where the files of these charts come from.
     *
     * @throws FaultException where a name in them has no value, or a file cannot be filtered
     */
    ChartSource source(List<Path> folders, Links links) throws IOException {
        if (!filtering) {
            return ChartSource.of(links);
        }
        return ChartSource.filtered(
                folders,
                links,
                new Filtering(
                        new FilteredFiles(filteredFiles),
                        new Filter(values, escapeString),
                        Choice.of("unresolved", unresolved, Unresolved.class),
                        folder.toPath(),
                        warning));
    }
}
