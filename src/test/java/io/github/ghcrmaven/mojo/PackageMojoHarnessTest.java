// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether Maven's configurator and our plugin.xml give the goal what it needs. */
@MojoTest
class PackageMojoHarnessTest {

    @Inject
    private MavenProject project;

    @BeforeEach
    void version() {
        project.setVersion("1.4.0");
        project.getProperties().setProperty("project.build.outputTimestamp", "2026-11-21T00:00:00Z");
    }

    @Test
    @InjectMojo(goal = "package")
    void defaultsComeFromTheProject(PackageMojo goal) {
        Path base = project.getBasedir().toPath();

        assertThat(goal.chartDirectory.toPath()).isEqualTo(base.resolve(Path.of("src", "main", "helm")));
        assertThat(goal.outputDirectory.toPath()).isEqualTo(base.resolve(Path.of("target", "helm")));
        assertThat(goal.chartVersion).isEqualTo("1.4.0");
        assertThat(goal.appVersion).isEqualTo("1.4.0");
        assertThat(goal.outputTimestamp).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(goal.keepChartVersion).isFalse();
        assertThat(goal.keepAppVersion).isFalse();
        assertThat(goal.appVersionCheck).isEqualTo("fail");
        assertThat(goal.timestampOnSnapshot).isFalse();
        assertThat(goal.annotations).isEmpty();
        assertThat(goal.secretScan).isEqualTo("fail");
        assertThat(goal.secretScanExcludes).isEmpty();
        assertThat(goal.followExternalLinks).isFalse();
        assertThat(goal.strictVersion).isFalse();
        assertThat(goal.provenance).isFalse();
        assertThat(goal.provenanceKey).isEqualTo("env://HELM_GPG_PRIVATE");
        assertThat(goal.packageSkip).isFalse();
        assertThat(goal.skip).isFalse();
        assertThat(goal.filtering).isFalse();
        assertThat(goal.filteredFiles).containsExactly("Chart.yaml", "values.yaml");
        assertThat(goal.unresolved).isEqualTo("fail");
        assertThat(goal.escapeString).isEqualTo("\\");
        assertThat(goal.filteredDirectory.toPath()).isEqualTo(base.resolve(Path.of("target", "ghcr", "filtered")));
        assertThat(goal.pluginVersion).matches("\\d+\\.\\d+.*");
    }

    @Test
    @InjectMojo(goal = "package", pom = "src/test/resources/harness/package.xml")
    void everyParameterBindsFromThePom(PackageMojo goal) {
        assertThat(goal.chartDirectory).isEqualTo(new File(project.getBasedir(), "charts"));
        assertThat(goal.outputDirectory).isEqualTo(new File(project.getBasedir(), "out"));
        assertThat(goal.chartVersion).isEqualTo("2.0.0");
        assertThat(goal.appVersion).isEqualTo("2.0.0-beta");
        assertThat(goal.keepChartVersion).isTrue();
        assertThat(goal.keepAppVersion).isTrue();
        assertThat(goal.appVersionCheck).isEqualTo("warn");
        assertThat(goal.timestampOnSnapshot).isTrue();
        assertThat(goal.annotations).containsExactly("artifacthub.io/license=Apache-2.0", "acme.example/team=web");
        assertThat(goal.secretScan).isEqualTo("warn");
        assertThat(goal.secretScanExcludes).containsExactly("ci/**", "files/test.key");
        assertThat(goal.followExternalLinks).isTrue();
        assertThat(goal.strictVersion).isTrue();
        assertThat(goal.provenance).isTrue();
        assertThat(goal.provenanceKey).isEqualTo("env://RELEASE_KEY");
        assertThat(goal.packageSkip).isTrue();
        assertThat(goal.skip).isTrue();
        assertThat(goal.filtering).isTrue();
        assertThat(goal.filteredFiles).containsExactly("Chart.yaml", "files/**");
        assertThat(goal.unresolved).isEqualTo("warn");
        assertThat(goal.escapeString).isEqualTo("$");
    }

    @Test
    @InjectMojo(goal = "package", pom = "src/test/resources/harness/package.xml")
    void theLogNamesThePropertyThatSkips(PackageMojo goal) throws Exception {
        RecordedLog log = new RecordedLog();
        goal.setLog(log);
        goal.execute();
        goal.skip = false;
        goal.execute();

        assertThat(log.infos()).containsExactly("Skipped: ghcr.skip is true", "Skipped: ghcr.package.skip is true");
    }
}
