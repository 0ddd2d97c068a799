// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.chart.ChartFolders;
import io.github.ghcrmaven.chart.ChartSource;
import io.github.ghcrmaven.chart.Links;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.lint.ChartLinter;
import io.github.ghcrmaven.lint.Finding;
import io.github.ghcrmaven.lint.LintReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Checks the chart, or the charts, of this module by the rules of {@code helm lint} that need no rendering, with Helm's
 * severities and texts. All findings are printed, with file and line; an error among them fails the build.
 *
 * <p>What is checked is the chart's folder as it is, or as it is after filtering: its own version, not the one that {@code
 * ghcr:package} gives it.
 *
 * @since 0.1.0
 */
@Mojo(name = "lint", defaultPhase = LifecyclePhase.TEST, threadSafe = true)
public final class LintMojo extends AbstractChartMojo {

    /**
     * Warnings fail the build, too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.lint.strict", defaultValue = "false")
    boolean lintStrict;

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.lint.skip", defaultValue = "false")
    boolean lintSkip;

    @Inject
    LintMojo(MavenSession session, MavenProject project) {
        super(session, project);
    }

    @Override
    String skipProperty() {
        return "ghcr.lint.skip";
    }

    @Override
    boolean skipThisGoal() {
        return lintSkip;
    }

    @Override
    void run() throws IOException {
        List<String> failed = new ArrayList<>();
        List<Path> folders = ChartFolders.in(chartDirectory.toPath());
        ChartSource source = source(folders, Links.ANYWHERE);
        for (Path folder : folders) {
            LintReport report = ChartLinter.lint(folder, source);
            report.distinct().forEach(finding -> print(folder, finding));
            if (report.fails(lintStrict)) {
                failed.add(report.summary());
            } else {
                getLog().info(report.summary());
            }
        }
        if (!failed.isEmpty()) {
            throw new FaultException(
                    String.join("\n", failed),
                    "correct what the lines above name"
                            + (lintStrict ? "; without ghcr.lint.strict warnings do not fail the build" : ""),
                    "lint");
        }
    }

    /** The places stand below each other, whatever the level before them. */
    private void print(Path folder, Finding finding) {
        String place = finding.path().isEmpty() ? shown(folder) : shown(folder.resolve(finding.path())) + line(finding);
        String text = place + "   " + finding.sentence();
        switch (finding.severity()) {
            case INFO -> getLog().info("   " + text);
            case WARNING -> getLog().warn(text);
            case ERROR -> getLog().error("  " + text);
        }
    }

    private static String line(Finding finding) {
        return finding.line() == 0 ? "" : ":" + finding.line();
    }
}
