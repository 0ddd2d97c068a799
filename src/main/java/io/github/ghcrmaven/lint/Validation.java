// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.chart.ChartVersion;
import io.github.ghcrmaven.go.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Helm's {@code Metadata.Validate} in Helm's words: the first fault alone (pkg/chart/v2/metadata.go, dependency.go). */
final class Validation {

    private static final Pattern ALIAS = Pattern.compile("[a-zA-Z0-9_-]+");

    private Validation() {}

    /** Why Helm does not load a chart with these metadata; null where it does. An absent apiVersion is v1. */
    static @Nullable String problem(Chartfile chartfile, List<Chartfile.@Nullable Dependency> dependencies) {
        String problem = scalars(chartfile);
        if (problem == null && chartfile.maintainers().contains(null)) {
            problem = "maintainers must not contain empty or null nodes";
        }
        if (problem == null) {
            problem = dependencies(dependencies);
        }
        return problem == null ? null : "validation: " + problem;
    }

    private static @Nullable String scalars(Chartfile chartfile) {
        String name = chartfile.name();
        String version = chartfile.version();
        if (name.isEmpty()) {
            return "chart.metadata.name is required";
        } else if (name.equals(".") || name.equals("..")) {
            return "chart.metadata.name " + Quoted.of(name) + " is not allowed";
        } else if (name.contains("/")) {
            return "chart.metadata.name " + Quoted.of(name) + " is invalid";
        } else if (version.isEmpty()) {
            return "chart.metadata.version is required";
        } else if (!ChartVersion.isValid(version)) {
            return "chart.metadata.version " + Quoted.of(version) + " is invalid";
        } else if (!Set.of("", "application", "library").contains(chartfile.type())) {
            return "chart.metadata.type must be application or library";
        }
        return null;
    }

    private static @Nullable String dependencies(List<Chartfile.@Nullable Dependency> dependencies) {
        Set<String> keys = new HashSet<>();
        for (Chartfile.Dependency dependency : dependencies) {
            if (dependency == null) {
                return "dependencies must not contain empty or null nodes";
            }
            if (!dependency.alias().isEmpty()
                    && !ALIAS.matcher(dependency.alias()).matches()) {
                return "dependency " + Quoted.of(dependency.name()) + " has disallowed characters in the alias";
            }
            if (!keys.add(dependency.key())) {
                return "more than one dependency with name or alias " + Quoted.of(dependency.key());
            }
        }
        return null;
    }
}
