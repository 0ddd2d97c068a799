// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doReturn;

import io.github.ghcrmaven.chart.ChartChanges;
import io.github.ghcrmaven.chart.ChartPackager;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.SampleChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushMojoTest {

    private static final String SECRET = "ghp_pushMojoTestsUseThisOne000000000000";

    private final InProcessGhcr registry = InProcessGhcr.start().account("octocat", SECRET);
    private final RecordedLog log = new RecordedLog();
    private final TestSession session = new TestSession().server("127.0.0.1", "octocat", SECRET);
    private final MavenProject project = new MavenProject();
    private final Map<Object, Object> pluginContext = new ConcurrentHashMap<>();
    private final PushMojo goal = new PushMojo(session.session(), project, TestDecrypter.working());

    @TempDir
    private Path directory;

    @BeforeEach
    void configure() {
        project.setFile(directory.resolve("pom.xml").toFile());
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setPluginDescriptor(new PluginDescriptor());
        goal.execution = new MojoExecution(descriptor);
        goal.registry = registry.host();
        goal.repository = "acme/charts";
        goal.ifExists = "fail";
        goal.sign = "none";
        goal.signFormats = List.of("legacy", "bundle");
        goal.signRekorVersion = 1;
        goal.signTlog = true;
        goal.connectTimeout = 20;
        goal.idleTimeout = 60;
        goal.requestTimeout = 660;
        goal.longestWait = 120;
        goal.reportDirectory = directory.resolve(Path.of("target", "ghcr")).toFile();
        goal.pluginVersion = "0.1.0";
        goal.setLog(log);
        goal.setPluginContext(pluginContext);
    }

    @AfterEach
    void noSecretWasSaid() {
        registry.close();
        registry.assertNoSecretIn(log.everything());
    }

    @Test
    void severalChartsSetNoPropertyOfASingleOne() throws Exception {
        packaged("web");
        packaged("db");

        goal.execute();

        assertThat(registry.tags("acme/charts/web")).containsExactly("1.4.0");
        assertThat(registry.tags("acme/charts/db")).containsExactly("1.4.0");
        assertThat(project.getProperties()).isEmpty();
        assertThat(log.infos()).last().asString().endsWith("requests; report in " + Path.of("target", "ghcr"));
    }

    @Test
    void theReportOfASingleChartIsNamed() throws Exception {
        packaged("web");

        goal.execute();

        assertThat(log.infos())
                .last()
                .asString()
                .endsWith("requests; report in " + Path.of("target", "ghcr", "web.json"));
    }

    @Test
    void aDryRunLeavesNothingBehind() throws Exception {
        packaged("web");
        goal.dryRun = true;

        goal.execute();

        assertThat(registry.repositories()).isEmpty();
        assertThat(goal.reportDirectory).doesNotExist();
        assertThat(project.getProperties()).isEmpty();
        assertThat(log.infos()).last().asString().endsWith("; nothing was written (dryRun)");
    }

    @Test
    void whatIsTriedAgainIsTriedAsOftenAsTheParameterSays() throws Exception {
        packaged("web");
        registry.fault("GET ping 1", Fault.status(503).header("Retry-After", "0"), 9);
        goal.retries = 1;

        assertThatThrownBy(goal::execute).hasMessageContaining("503");
        assertThat(registry.count("GET ping")).isEqualTo(2);
    }

    @Test
    void noTimeAtAllIsNoTimeout() throws Exception {
        packaged("web");
        goal.idleTimeout = 0;

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("idleTimeout is 0.")
                .hasMessageContaining("-Dghcr.idleTimeout");
        assertThat(registry.steps()).isEmpty();
    }

    @Test
    void offlineIsAFaultBeforeTheFirstRequest() throws Exception {
        packaged("web");
        doReturn(true).when(session.session()).isOffline();

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Maven is offline (-o)");
        assertThat(registry.steps()).isEmpty();
    }

    @Test
    void aPinnedDestinationIsNotLeftByAProperty() throws Exception {
        packaged("web");
        session.userProperty("ghcr.repository", "evil/charts");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("-Dghcr.repository=evil/charts has no effect");
        assertThat(registry.steps()).isEmpty();
    }

    @Test
    void serverIdNamesTheCredential() throws Exception {
        packaged("web");
        session.server("releases", "somebody-else", SECRET);
        goal.serverId = "releases";

        goal.execute();

        assertThat(log.infos()).contains("Credentials  server 'releases' in settings.xml, as somebody-else");
    }

    private void packaged(String name) throws IOException {
        Path folder = SampleChart.write(directory.resolve(name), name);
        new ChartPackager(ChartChanges.versions("1.4.0", "1.4.0"), EntryTime.CONSTANT, directory.resolve("out"))
                .pack(List.of(folder))
                .forEach(PackagedCharts.in(pluginContext)::add);
    }
}
