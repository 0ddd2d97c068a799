// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.filtering.FilteredFile;
import io.github.ghcrmaven.filtering.Filtering;
import io.github.ghcrmaven.filtering.UnresolvedExpression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Filters files of several charts, and collects all that is wrong with them before it says so. */
final class FilterRun {

    private final Filtering filtering;
    private final List<UnresolvedExpression> unresolved = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    FilterRun(Filtering filtering) {
        this.filtering = filtering;
    }

    /**
     * What the filtered files hold, by the chart's folder and by their names in it.
     *
     * @throws FaultException with all that cannot be filtered or has no value, in all charts
     */
    Map<Path, Map<String, Content>> over(List<Path> folders, Links links) throws IOException {
        Map<Path, Map<String, Content>> filtered = new HashMap<>();
        for (Path folder : folders) {
            try {
                filtered.put(folder, files(folder, ChartSource.walk(folder, links)));
            } catch (FaultException e) {
                faults.addAll(e.faults());
            }
        }
        filtering.judge(unresolved).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        return filtered;
    }

    private Map<String, Content> files(Path folder, List<ChartFile> files) throws IOException {
        Map<String, Content> filtered = new HashMap<>();
        for (ChartFile file : files) {
            if (!filtering.wants(file.name())) {
                continue;
            }
            try {
                FilteredFile result =
                        filtering.filter(folder, file.name(), file.content().bytes());
                filtered.put(file.name(), Content.of(result.file()));
                unresolved.addAll(result.unresolved());
            } catch (FaultException e) {
                faults.addAll(e.faults());
            }
        }
        return filtered;
    }
}
