// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dependency as a chart declares it; what is not given is empty.
 *
 * @param name the chart's name
 * @param version a version or a constraint
 * @param repository where it is fetched from; empty where it lies in {@code charts/}
 * @param condition values that switch it on or off
 * @param tags groups it is switched with
 * @param enabled as Helm's field; only true is ever written
 * @param importValues what is imported from its values: strings or maps
 * @param alias the name it goes by in the parent
 */
public record Dependency(
        String name,
        String version,
        String repository,
        String condition,
        List<String> tags,
        boolean enabled,
        List<@Nullable Object> importValues,
        String alias) {}
