// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.chart.ChartArchive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The charts that {@code ghcr:package} made in this build, handed on to {@code ghcr:push} through the project's plugin
 * context: what an earlier build left in the output folder is never taken for them.
 */
final class PackagedCharts {

    private static final String KEY = PackagedCharts.class.getName();

    private final Map<String, ChartArchive> byName = new LinkedHashMap<>();

    private PackagedCharts() {}

    /** Those of the project that owns this context. */
    static PackagedCharts in(Map<Object, Object> pluginContext) {
        return (PackagedCharts) pluginContext.computeIfAbsent(KEY, key -> new PackagedCharts());
    }

    void add(ChartArchive archive) {
        byName.put(archive.metadata().name(), archive);
    }

    List<ChartArchive> all() {
        return new ArrayList<>(byName.values());
    }
}
