// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.filtering;

import io.github.ghcrmaven.glob.Glob;
import java.util.List;

/**
 * Which files of a chart are filtered. Templates and the charts within are meant by a glob that names their folder alone,
 * not by a wildcard: what a template writes in <code>${…}</code> is for another program.
 */
public final class FilteredFiles {

    private static final String TEMPLATES = "templates";
    private static final String CHARTS = "charts";

    /** Says which files the chart has before any of them is filtered. */
    private static final String RULES = ".helmignore";

    private final List<Glob> globs;

    /** The files that one of these paths or globs means, below the chart's folder. */
    public FilteredFiles(List<String> globs) {
        this.globs = Glob.all(globs);
    }

    /** Whether a file is filtered; {@code path} is below the chart's folder, with {@code /}. */
    public boolean include(String path) {
        return !path.equals(RULES) && globs.stream().anyMatch(glob -> glob.matches(path) && mayMean(glob, path));
    }

    private static boolean mayMean(Glob glob, String path) {
        if (path.startsWith(CHARTS + "/")) {
            return glob.beginsWith(CHARTS) && (!path.contains("/" + TEMPLATES + "/") || glob.names(TEMPLATES));
        }
        return !path.startsWith(TEMPLATES + "/") || glob.beginsWith(TEMPLATES);
    }
}
