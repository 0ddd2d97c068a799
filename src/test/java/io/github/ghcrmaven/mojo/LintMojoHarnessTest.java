// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** Whether Maven's configurator and our plugin.xml give the goal what it needs. */
@MojoTest
class LintMojoHarnessTest {

    @Inject
    private MavenProject project;

    @Test
    @InjectMojo(goal = "lint")
    void defaultsComeFromTheProject(LintMojo goal) {
        Path base = project.getBasedir().toPath();

        assertThat(goal.chartDirectory.toPath()).isEqualTo(base.resolve(Path.of("src", "main", "helm")));
        assertThat(goal.lintStrict).isFalse();
        assertThat(goal.lintSkip).isFalse();
        assertThat(goal.skip).isFalse();
        assertThat(goal.filtering).isFalse();
        assertThat(goal.filteredFiles).containsExactly("Chart.yaml", "values.yaml");
        assertThat(goal.unresolved).isEqualTo("fail");
        assertThat(goal.escapeString).isEqualTo("\\");
        assertThat(goal.filteredDirectory.toPath()).isEqualTo(base.resolve(Path.of("target", "ghcr", "filtered")));
    }

    @Test
    @InjectMojo(goal = "lint", pom = "src/test/resources/harness/lint.xml")
    void everyParameterBindsFromThePom(LintMojo goal) {
        assertThat(goal.chartDirectory).isEqualTo(new File(project.getBasedir(), "charts"));
        assertThat(goal.lintStrict).isTrue();
        assertThat(goal.lintSkip).isTrue();
        assertThat(goal.skip).isTrue();
        assertThat(goal.filtering).isTrue();
        assertThat(goal.filteredFiles).containsExactly("Chart.yaml", "files/**");
        assertThat(goal.unresolved).isEqualTo("warn");
        assertThat(goal.escapeString).isEqualTo("$");
    }

    @Test
    @InjectMojo(goal = "lint", pom = "src/test/resources/harness/lint.xml")
    void theLogNamesThePropertyThatSkips(LintMojo goal) throws Exception {
        RecordedLog log = new RecordedLog();
        goal.setLog(log);
        goal.execute();
        goal.skip = false;
        goal.execute();

        assertThat(log.infos()).containsExactly("Skipped: ghcr.skip is true", "Skipped: ghcr.lint.skip is true");
    }
}
