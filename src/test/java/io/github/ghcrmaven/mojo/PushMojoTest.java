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
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
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
    void aFolderTakesTheChartWithoutNetworkAndGivesItToTheRegistry() throws Exception {
        packaged("web");
        File folder = directory.resolve(Path.of("target", "oci")).toFile();
        goal.layout = folder;
        doReturn(true).when(session.session()).isOffline();
        goal.execute();

        assertThat(registry.steps()).isEmpty();
        String digest = Files.readString(directory.resolve(Path.of("target", "ghcr", "web.digest")))
                .strip();
        String web = registry.host() + "/acme/charts/web";
        String oci = Path.of("target", "oci").toString();
        assertThat(log.infos())
                .containsSequence(
                        "Destination  " + oci + " (image layout) for " + web,
                        "Signing      none (sign=none): nobody will be able to tell whose chart this is")
                .containsSequence(
                        "  skopeo copy --preserve-digests --dest-tls-verify=false oci:" + Path.of(oci, "web")
                                + ":1.4.0 docker://" + web + ":1.4.0",
                        "  " + web + "@" + digest,
                        "  mvn ghcr:push -Dghcr.from=" + oci)
                .noneMatch(line -> line.startsWith("Credentials"))
                .noneMatch(line -> line.contains("helm install"));
        assertThat(directory.resolve(Path.of("target", "ghcr", "web.json")))
                .content()
                .contains(
                        "\"layout\": \"" + Path.of(oci, "web").toString().replace("\\", "\\\\") + "\"", "\"carry\": [");

        pluginContext.clear();
        doReturn(false).when(session.session()).isOffline();
        goal.layout = null;
        goal.from = folder;
        goal.execute();

        assertThat(registry.digest("acme/charts/web", "1.4.0")).isEqualTo(digest);
        assertThat(log.infos())
                .containsSequence(
                        "From         " + oci + " (image layout)",
                        "Destination  " + web,
                        "Credentials  server '127.0.0.1' in settings.xml, as octocat",
                        "Signing      none (sign=none): nothing is verified, whoever has made the layout")
                .contains("  helm install web oci://" + web + " --version 1.4.0 --plain-http");
        assertThat(directory.resolve(Path.of("target", "ghcr", "carried"))).doesNotExist();
    }

    @Test
    void aChartOfAFolderIsVerifiedUnlessSomebodyHasSaidOtherwise() throws Exception {
        packaged("web");
        goal.layout = directory.resolve("oci").toFile();
        goal.execute();
        goal.from = goal.layout;
        goal.layout = null;
        goal.sign = "keyless";

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Nothing says whose signature is taken: verifyIdentity is missing.");
        assertThat(registry.steps()).isEmpty();
    }

    @Test
    void aFolderIsEitherMadeOrPublished() throws Exception {
        packaged("web");
        goal.layout = directory.resolve("oci").toFile();
        goal.from = directory.resolve("oci").toFile();

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("layout and from are both given");
    }

    @Test
    void signaturesAreCarriedBesideTheChart() throws Exception {
        packaged("web");
        goal.signRepository = registry.host() + "/acme/signatures";
        goal.layout = directory.resolve("oci").toFile();
        assertThatThrownBy(goal::execute).hasMessageStartingWith("signRepository is given, and an image layout too");
        goal.from = goal.layout;
        goal.layout = null;

        assertThatThrownBy(goal::execute).hasMessageStartingWith("signRepository is given, and an image layout too");
        assertThat(registry.steps()).isEmpty();
    }

    @Test
    void bundlesThatCosignWouldNotFindAreWarnedOf() throws Exception {
        packaged("web");
        signWithKey();
        goal.signRepository = registry.host() + "/acme/signatures";
        goal.execute();
        assertThat(log.warnings()).noneMatch(line -> line.startsWith("cosign looks"));

        goal.signFormats = List.of("bundle");
        goal.execute();

        assertThat(log.warnings())
                .contains("cosign looks for bundles beside the chart alone: it will find no signature in "
                        + registry.host()
                        + "/acme/signatures. Let signFormats hold 'legacy', too, or leave signRepository out.");
    }

    private void signWithKey() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("EC")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        goal.sign = "key";
        goal.signTlog = false;
        goal.signKey = Files.writeString(
                        directory.resolve("signing.pem"),
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder().encodeToString(key) + "\n-----END PRIVATE KEY-----\n")
                .toString();
    }

    @Test
    void whatIsLoggedCannotBeSignedOffline() throws Exception {
        packaged("web");
        goal.sign = "keyless";
        goal.layout = directory.resolve("oci").toFile();
        doReturn(true).when(session.session()).isOffline();

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Maven is offline (-o), and a signature that is logged needs its Sigstore.");
        assertThat(goal.layout).doesNotExist();
    }

    @Test
    void offlineAFolderIsNotPublishedEither() throws Exception {
        packaged("web");
        goal.layout = directory.resolve("oci").toFile();
        goal.execute();
        goal.from = goal.layout;
        goal.layout = null;
        doReturn(true).when(session.session()).isOffline();

        assertThatThrownBy(goal::execute)
                .hasMessageStartingWith("Maven is offline (-o), and a push needs the registry.");
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
