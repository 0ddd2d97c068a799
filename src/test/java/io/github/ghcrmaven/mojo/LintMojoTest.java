// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.testing.SampleChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintMojoTest {

    private final RecordedLog log = new RecordedLog();
    private final MavenProject project = new MavenProject();
    private final LintMojo goal = new LintMojo(new TestSession().session(), project);

    @TempDir
    private Path directory;

    private Path charts = Path.of("");

    @BeforeEach
    void configure() {
        charts = directory.resolve("charts");
        project.setFile(directory.resolve("pom.xml").toFile());
        goal.chartDirectory = charts.toFile();
        goal.pluginVersion = "0.1.0";
        goal.setLog(log);
    }

    @Test
    void aSoundChartGetsOneLine() throws Exception {
        chart(charts, "icon: https://acme.example/icon.png");

        goal.execute();

        assertThat(log.infos()).containsExactly("no errors, no warnings in chart web");
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void findingsArePrintedAtTheirLevelsBelowEachOther() throws Exception {
        chart(charts, "foo: bar");
        Files.writeString(charts.resolve("templates/a.yaml"), "a: b\nc: {{ .Release.Time }}\n");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("1 error, 1 warning in chart web\nFix: correct what the lines above name"
                        + "  https://github.com/ghcrmaven/ghcr-maven-plugin/blob/v0.1.0/docs/errors.md#lint");
        assertThat(log.infos()).containsExactly("   " + shown("Chart.yaml") + "   icon is recommended");
        assertThat(log.warnings())
                .containsExactly(shown("Chart.yaml") + ":4   failed to strictly parse chart metadata file:"
                        + " error unmarshaling JSON: while decoding JSON: json: unknown field \"foo\"");
        assertThat(log.errors())
                .containsExactly("  " + shown("templates/a.yaml") + ":2   .Release.Time has been removed in v3,"
                        + " please replace with the `now` function in your templates");
    }

    @Test
    void warningsFailOnlyWhenStrict() throws Exception {
        chart(charts, "dependencies: [{name: db, version: 1.0.0}]");

        goal.execute();
        goal.lintStrict = true;

        assertThat(log.warnings())
                .containsExactly(Path.of("charts") + "   chart directory is missing these dependencies: db");
        assertThat(log.infos()).contains("no errors, 1 warning in chart web");
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("no errors, 1 warning in chart web\nFix: ")
                .hasMessageContaining("without ghcr.lint.strict");
    }

    @Test
    void whatIsOnlySaidFailsNothing() throws Exception {
        SampleChart.write(charts, "web");
        goal.lintStrict = true;

        goal.execute();

        assertThat(log.infos()).hasSize(2);
    }

    @Test
    void allChartsAreLookedAtBeforeTheBuildFails() throws Exception {
        chart(charts.resolve("a"), "icon: foo");
        chart(charts.resolve("b"), "icon: https://acme.example/icon.png");
        chart(charts.resolve("c"), "sources: [foo, bar]");

        assertThatThrownBy(goal::execute)
                .hasMessageStartingWith("1 error, no warnings in chart web\n2 errors, no warnings in chart web\nFix: ");
        assertThat(log.errors()).hasSize(3);
        assertThat(log.infos()).contains("no errors, no warnings in chart web");
    }

    @Test
    void whatComesOfFilteredFilesIsLookedAtAndTheirSourcesAreNamed() throws Exception {
        SampleChart.write(charts, "web");
        Files.writeString(charts.resolve("Chart.yaml"), "apiVersion: v2\nname: web\n# the POM's\nversion: @v@\n");
        Files.writeString(charts.resolve("values.yaml"), "a: 1\nb: @list@\n");
        filter();
        project.getProperties().setProperty("v", "1.4");
        project.getProperties().setProperty("list", "]");

        assertThatThrownBy(goal::execute).hasMessageStartingWith("2 errors, 1 warning in chart web");

        assertThat(log.warnings()).containsExactly(shown("Chart.yaml") + ":4   version '1.4' is not a valid SemVerV2");
        assertThat(log.errors()).anySatisfy(error -> assertThat(error).contains(shown("values.yaml") + ":2   "));
    }

    @Test
    void aNameWithoutValueFailsTheBuildBeforeAnythingIsFound() throws Exception {
        chart(charts, "icon: ${icon}");
        filter();

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("1 expression has no value in the chart's files:\n  " + charts
                        + "/Chart.yaml:4  ${icon}\nFix: ")
                .hasMessageEndingWith("#unresolved-expression");
        assertThat(log.errors()).isEmpty();

        goal.unresolved = "warn";
        assertThatThrownBy(goal::execute).hasMessageStartingWith("1 error");
        assertThat(log.warnings()).containsExactly("No value, kept as it is: " + charts + "/Chart.yaml:4  ${icon}");
    }

    private void filter() {
        goal.filtering = true;
        goal.filteredFiles = List.of("Chart.yaml", "values.yaml");
        goal.unresolved = "fail";
        goal.filteredDirectory = directory.resolve("target/filtered").toFile();
    }

    private static void chart(Path folder, String line) throws IOException {
        SampleChart.write(folder, "web");
        Files.writeString(folder.resolve("Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n" + line + "\n");
    }

    private static String shown(String file) {
        return Path.of("charts", file.split("/")).toString();
    }
}
