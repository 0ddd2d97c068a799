// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doReturn;

import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import io.github.ghcrmaven.testing.SampleChart;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal as Maven configures it, against a registry in this JVM. */
@MojoTest
class LoginMojoHarnessTest {

    private static final String SECRET = "ghp_harnessTestsUseThisOne0000000000000";

    private final RecordedLog log = new RecordedLog();
    private final InProcessGhcr registry = InProcessGhcr.start().account("octocat", SECRET);

    @Inject
    private MavenProject project;

    @Inject
    private MavenSession session;

    @TempDir
    private Path directory;

    private TestSession testSession;

    @BeforeEach
    void project() {
        testSession = new TestSession(session).server("127.0.0.1", "octocat", SECRET);
        project.setVersion("1.4.0");
    }

    @AfterEach
    void noSecretWasSaidAndNothingWasWritten() {
        assertThat(registry.repositories()).isEmpty();
        registry.close();
        registry.assertNoSecretIn(log.everything());
    }

    @Test
    @InjectMojo(goal = "login")
    void defaultsAreThoseOfTheReference(LoginMojo goal) {
        assertThat(goal.registry).isEqualTo("ghcr.io");
        assertThat(goal.repository).isNull();
        assertThat(goal.serverId).isNull();
        assertThat(goal.plainHttp).isNull();
        assertThat(goal.sendCredentialsOverHttp).isFalse();
        assertThat(goal.useGhCli).isFalse();
        assertThat(goal.workflow).isNull();
        assertThat(goal.loginStore).isEmpty();
        assertThat(goal.loginSkip).isFalse();
        assertThat(goal.skip).isFalse();
        assertThat(goal.filtering).isFalse();
        assertThat(goal.execution).isNotNull();
    }

    @Test
    @InjectMojo(goal = "login", pom = "src/test/resources/harness/login.xml")
    void everyParameterBindsFromThePom(LoginMojo goal) {
        assertThat(goal.chartDirectory.getName()).isEqualTo("charts");
        assertThat(goal.filtering).isTrue();
        assertThat(goal.filteredFiles).containsExactly("Chart.yaml", "files/**");
        assertThat(goal.unresolved).isEqualTo("warn");
        assertThat(goal.escapeString).isEqualTo("$");
        assertThat(goal.registry).isEqualTo("registry.acme.example");
        assertThat(goal.repository).isEqualTo("platform/charts");
        assertThat(goal.serverId).isEqualTo("releases");
        assertThat(goal.plainHttp).isTrue();
        assertThat(goal.sendCredentialsOverHttp).isTrue();
        assertThat(goal.caFile).hasName("ca.pem");
        assertThat(goal.insecureSkipTlsVerify).isTrue();
        assertThat(goal.useGhCli).isTrue();
        assertThat(goal.workflow).isTrue();
        assertThat(goal.loginStore).containsExactly("helm", "docker");
        assertThat(goal.loginSkip).isTrue();
        assertThat(goal.skip).isTrue();
    }

    @Test
    @InjectMojo(goal = "login", pom = "src/test/resources/harness/login.xml")
    void theLogNamesThePropertyThatSkips(LoginMojo goal) throws Exception {
        goal.setLog(log);
        goal.execute();
        goal.skip = false;
        goal.execute();

        assertThat(log.infos()).containsExactly("Skipped: ghcr.skip is true", "Skipped: ghcr.login.skip is true");
    }

    @Test
    @InjectMojo(goal = "login")
    void eachChartOfTheProjectIsADestination(LoginMojo goal) throws Exception {
        SampleChart.write(directory.resolve("charts/db"), "db");
        SampleChart.write(directory.resolve("charts/web"), "web");
        toRegistry(goal, "charts").execute();

        assertThat(log.infos())
                .startsWith(registry.host(), "   ok    credentials   server '127.0.0.1' in settings.xml, as octocat")
                .contains(
                        "   ok    push          " + registry.host() + "/acme/charts/db: an upload was opened",
                        "   ok    push          " + registry.host() + "/acme/charts/web: an upload was opened")
                .endsWith("A push from here would succeed.");
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "login")
    void aRefusalIsAFailureAfterTheWholeList(LoginMojo goal) throws Exception {
        registry.refuse("acme/charts/web", Refusal.WRITE_PACKAGE);
        SampleChart.write(directory.resolve("helm"), "web");

        assertThatThrownBy(toRegistry(goal, "helm")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("A push from here to " + registry.host() + " would fail: push.")
                .message()
                .endsWith("#login");
        assertThat(log.errors()).first().asString().startsWith("  fail  push          ");
    }

    @Test
    @InjectMojo(goal = "login")
    void aChartWithoutANameIsAFailureAndTheRestIsChecked(LoginMojo goal) throws Exception {
        Path chart = SampleChart.write(directory.resolve("helm"), "web");
        Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nversion: 1.4.0\n");

        assertThatThrownBy(toRegistry(goal, "helm")::execute).hasMessageContaining("would fail: destination.");
        assertThat(log.infos()).anyMatch(line -> line.contains("ok    token         accepted"));
    }

    @Test
    @InjectMojo(goal = "login")
    void withoutChartsTheRepositoryItselfIsTried(LoginMojo goal) throws Exception {
        toRegistry(goal, "nowhere").execute();

        assertThat(log.infos())
                .contains("   ok    push          " + registry.host() + "/acme/charts: an upload was opened");
    }

    @Test
    @InjectMojo(goal = "login")
    void aCredentialThatIsTakenIsKept(LoginMojo goal) throws Exception {
        Path file = directory.resolve("helm.json");
        testSession.environment("HELM_REGISTRY_CONFIG", file.toString());
        LoginMojo login = toRegistry(goal, "nowhere");
        login.loginStore = List.of("helm");
        login.execute();

        assertThat(file).content().contains("\"" + registry.host() + "\"");
        assertThat(log.infos())
                .contains("Kept for helm in " + file + "; ghcr:logout removes it", "A push from here would succeed.");
    }

    @Test
    @InjectMojo(goal = "login")
    void aCredentialThatIsRefusedIsNotKept(LoginMojo goal) {
        Path file = directory.resolve("helm.json");
        testSession.environment("HELM_REGISTRY_CONFIG", file.toString());
        registry.refuse("acme/charts", Refusal.WRITE_PACKAGE);
        LoginMojo login = toRegistry(goal, "nowhere");
        login.loginStore = List.of("helm");

        assertThatThrownBy(login::execute).hasMessageContaining("would fail: push.");
        assertThat(file).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "login")
    void withoutAConsoleNobodyIsAskedAndAllSourcesAreNamed(LoginMojo goal) {
        LoginMojo login = toRegistry(goal, "nowhere");
        login.loginStore = List.of("helm");
        login.serverId = "nobody";

        assertThatThrownBy(login::execute).hasMessageContaining("would fail: credentials.");
        assertThat(log.errors()).anyMatch(line -> line.contains("HELM_REGISTRY_USERNAME, HELM_REGISTRY_PASSWORD"));
    }

    @Test
    @InjectMojo(goal = "login")
    void offlineNothingIsAsked(LoginMojo goal) {
        doReturn(true).when(session).isOffline();

        assertThatThrownBy(toRegistry(goal, "nowhere")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        "Maven is offline (-o), and the registry is what is asked.\n" + "Fix: run it without -o  ");
        assertThat(registry.steps()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "login")
    void aDestinationInUpperCaseIsMadeLowerCaseAndSaidToBe(LoginMojo goal) throws Exception {
        LoginMojo login = toRegistry(goal, "nowhere");
        login.repository = "Acme/Charts";
        login.execute();

        assertThat(log.infos())
                .startsWith("Using " + registry.host() + "/acme/charts (registries need lower case)", registry.host())
                .contains("   ok    push          " + registry.host() + "/acme/charts: an upload was opened");
    }

    @Test
    @InjectMojo(goal = "login")
    void anUnknownStoreIsRefusedBeforeAnythingIsAsked(LoginMojo goal) {
        LoginMojo login = toRegistry(goal, "nowhere");
        login.loginStore = List.of("podman");

        assertThatThrownBy(login::execute).hasMessageStartingWith("loginStore is 'podman'.");
        assertThat(registry.steps()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "login")
    void withoutIdentityAPushWouldBeUnsigned(LoginMojo goal) throws Exception {
        LoginMojo login = toRegistry(goal, "nowhere");
        login.sign = "keyless";
        login.execute();

        assertThat(log.infos())
                .contains("   --    signing       no identity here: keyless works in GitHub Actions, or with"
                        + " -Dghcr.sign.interactive=true")
                .endsWith("A push from here would succeed, unsigned (-Dghcr.sign=none) or with a key.");
    }

    @Test
    @InjectMojo(goal = "login")
    void aPersonWhoWouldBeAskedIsNotAskedNow(LoginMojo goal) throws Exception {
        try (InProcessSigstore sigstore = InProcessSigstore.start()) {
            LoginMojo login = toRegistry(goal, "nowhere");
            login.sign = "keyless";
            login.signInteractive = true;
            testSession.request().setInteractiveMode(true);
            login.signTrustedRoot = sigstore.writeTo(directory.resolve("sigstore"))
                    .trustedRoot()
                    .toFile();
            login.execute();

            assertThat(log.infos())
                    .contains("   ok    signing       keyless, as whoever then signs in with the browser"
                            + " (sign.interactive=true)");
        }
    }

    @Test
    @InjectMojo(goal = "login")
    void aKeyThatCannotBeReadIsAFailure(LoginMojo goal) {
        LoginMojo login = toRegistry(goal, "nowhere");
        login.sign = "key";
        login.signKey = "nowhere.key";

        assertThatThrownBy(login::execute).hasMessageContaining("would fail: signing.");
        assertThat(log.errors())
                .anyMatch(line -> line.startsWith("  fail  signing       ") && line.contains("nowhere.key"));
    }

    @Test
    @InjectMojo(goal = "login")
    void aTrustedRootThatCannotBeReadIsAFailure(LoginMojo goal) throws Exception {
        LoginMojo login = toRegistry(goal, "nowhere");
        login.sign = "key";
        login.signKey = new File("src/test/resources/signing-keys/cosign3.key").getAbsolutePath();
        testSession.environment("COSIGN_PASSWORD", "hello");
        login.signTrustedRoot =
                Files.writeString(directory.resolve("trusted_root.json"), "[]").toFile();

        assertThatThrownBy(login::execute).hasMessageContaining("would fail: signing.");
        assertThat(log.errors())
                .anyMatch(line -> line.startsWith("  fail  signing       ") && line.contains("trusted_root.json"));
    }

    private LoginMojo toRegistry(LoginMojo goal, String charts) {
        goal.setLog(log);
        goal.chartDirectory = new File(directory.toFile(), charts);
        goal.registry = registry.host();
        goal.repository = "acme/charts";
        goal.sign = "none";
        goal.workflow = false; // those of this plugin's own repository
        return goal;
    }
}
