// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.chart.ChartSource;
import io.github.ghcrmaven.chart.Links;
import io.github.ghcrmaven.fault.FaultException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals share that read the charts of a module: where they are, and what is filtered in them. */
abstract class AbstractChartMojo extends AbstractGhcrMojo {

    /**
     * The folder that holds Chart.yaml, or a folder of folders that each hold one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.chartDirectory", defaultValue = "${project.basedir}/src/main/helm", required = true)
    File chartDirectory;

    /**
     * Whether {@code @name@} and <code>${name}</code> in the chart's files give way to the values of Maven's properties.
     * The chart's folder is never written to; what comes of the files is in {@code target/ghcr/filtered}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.filtering", defaultValue = "false")
    boolean filtering;

    /**
     * The files that are filtered: paths or globs below the chart's folder, such as {@code files/**}. Those under {@code
     * templates/} and {@code charts/} are meant by a path or glob that begins so, and by no other.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.filteredFiles", defaultValue = "Chart.yaml,values.yaml")
    List<String> filteredFiles = List.of();

    /**
     * What happens where a name has no value: {@code fail}, {@code warn} or {@code keep}. The last two leave the text as it
     * is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.unresolved", defaultValue = "fail")
    String unresolved;

    /**
     * What keeps an expression directly behind it as it is, and is itself taken out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.escapeString", defaultValue = "\\")
    @Nullable
    String escapeString;

    @Parameter(defaultValue = "${project.build.directory}/ghcr/filtered", readonly = true)
    File filteredDirectory;

    AbstractChartMojo(MavenSession session, MavenProject project) {
        super(session, project);
    }

    /**
     * Where the files of these charts come from.
     *
     * @throws FaultException where a name in them has no value, or a file cannot be filtered
     */
    ChartSource source(List<Path> folders, Links links) throws IOException {
        return new FilteringParameters(
                        filtering,
                        filteredFiles,
                        new ProjectValues(session, project),
                        unresolved,
                        escapeString,
                        filteredDirectory,
                        getLog()::warn)
                .source(folders, links);
    }
}
