// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import io.github.ghcrmaven.testing.SampleChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Inject;
import okhttp3.tls.HeldCertificate;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both goals as Maven configures them, against a registry in this JVM. */
@MojoTest
class PushMojoHarnessTest {

    private static final String SECRET = "ghp_harnessTestsUseThisOne0000000000000";

    private final RecordedLog log = new RecordedLog();
    private final Map<Object, Object> pluginContext = new ConcurrentHashMap<>();
    private final InProcessGhcr registry = InProcessGhcr.start().account("octocat", SECRET);

    @Inject
    private MavenProject project;

    @Inject
    private MavenSession session;

    @TempDir
    private Path directory;

    @BeforeEach
    void project() {
        new TestSession(session).server("127.0.0.1", "octocat", SECRET);
        project.setVersion("1.4.0");
        project.getBuild().setDirectory(directory.resolve("target").toString());
        project.setArtifact(new DefaultArtifact(
                "com.acme", "web-chart", "1.4.0", null, "pom", null, new DefaultArtifactHandler("pom")));
    }

    @AfterEach
    void noSecretWasSaid() {
        registry.close();
        registry.assertNoSecretIn(log.everything());
    }

    @Test
    @InjectMojo(goal = "push")
    void defaultsAreThoseOfTheReference(PushMojo goal) {
        assertThat(goal.registry).isEqualTo("ghcr.io");
        assertThat(goal.repository).isNull();
        assertThat(goal.serverId).isNull();
        assertThat(goal.verifyIdentity).isNull();
        assertThat(goal.verifyKey).isNull();
        assertThat(goal.signTrustedRoot).isNull();
        assertThat(goal.signStaging).isFalse();
        assertThat(goal.signTufMirror).isNull();
        assertThat(goal.signTufRoot).isNull();
        assertThat(goal.signTlog).isTrue();
        assertThat(goal.signRepository).isNull();
        assertThat(goal.sign).isEqualTo("keyless");
        assertThat(goal.signKey).isNull();
        assertThat(goal.signFormats).containsExactly("legacy", "bundle");
        assertThat(goal.signRekorVersion).isEqualTo(1);
        assertThat(goal.signSigningConfig).isNull();
        assertThat(goal.signInteractive).isFalse();
        assertThat(goal.signAcknowledgePublicLog).isFalse();
        assertThat(goal.ifExists).isEqualTo("fail");
        assertThat(goal.plainHttp).isNull();
        assertThat(goal.sendCredentialsOverHttp).isFalse();
        assertThat(goal.caFile).isNull();
        assertThat(goal.certFile).isNull();
        assertThat(goal.keyFile).isNull();
        assertThat(goal.insecureSkipTlsVerify).isFalse();
        assertThat(goal.connectTimeout).isEqualTo(20);
        assertThat(goal.idleTimeout).isEqualTo(60);
        assertThat(goal.requestTimeout).isEqualTo(660);
        assertThat(goal.retries).isEqualTo(4);
        assertThat(goal.longestWait).isEqualTo(120);
        assertThat(goal.atEnd).isFalse();
        assertThat(goal.layout).isNull();
        assertThat(goal.from).isNull();
        assertThat(goal.dryRun).isFalse();
        assertThat(goal.attestProvenance).isFalse();
        assertThat(goal.pushSkip).isFalse();
        assertThat(goal.skip).isFalse();
        assertThat(goal.reportDirectory.toPath())
                .isEqualTo(directory.resolve("target").resolve("ghcr"));
        assertThat(goal.execution).isNotNull();
    }

    @Test
    @InjectMojo(goal = "push", pom = "src/test/resources/harness/push.xml")
    void everyParameterBindsFromThePom(PushMojo goal) {
        assertThat(goal.registry).isEqualTo("registry.acme.example");
        assertThat(goal.repository).isEqualTo("platform/charts");
        assertThat(goal.serverId).isEqualTo("releases");
        assertThat(goal.verifyIdentity).startsWith("https://github.com/acme/web/");
        assertThat(goal.verifyIdentityRegexp).startsWith("^https");
        assertThat(goal.verifyIssuer).isEqualTo("https://token.actions.githubusercontent.com");
        assertThat(goal.verifyIssuerRegexp).isEqualTo("githubusercontent");
        assertThat(goal.verifyKey).isEqualTo("env://COSIGN_PUBLIC_KEY");
        assertThat(goal.verifyWorkflowRepository).isEqualTo("acme/web");
        assertThat(goal.verifyWorkflowRef).isEqualTo("refs/tags/v1.4.0");
        assertThat(goal.verifyWorkflowSha).hasSize(40);
        assertThat(goal.verifyWorkflowTrigger).isEqualTo("push");
        assertThat(goal.signTrustedRoot).hasName("trusted_root.json");
        assertThat(goal.signStaging).isTrue();
        assertThat(goal.signTufMirror).hasToString("https://tuf.acme.example/");
        assertThat(goal.signTufRoot).hasName("root.json");
        assertThat(goal.signTlog).isFalse();
        assertThat(goal.signRepository).isEqualTo("registry.acme.example/signatures");
        assertThat(goal.sign).isEqualTo("key");
        assertThat(goal.signKey).isEqualTo("env://COSIGN_PRIVATE_KEY");
        assertThat(goal.signFormats).containsExactly("bundle");
        assertThat(goal.signRekorVersion).isEqualTo(2);
        assertThat(goal.signSigningConfig).hasName("signing_config.json");
        assertThat(goal.signInteractive).isTrue();
        assertThat(goal.signAcknowledgePublicLog).isTrue();
        assertThat(goal.ifExists).isEqualTo("skip");
        assertThat(goal.plainHttp).isTrue();
        assertThat(goal.sendCredentialsOverHttp).isTrue();
        assertThat(goal.caFile).hasName("ca.pem");
        assertThat(goal.certFile).hasName("client.crt");
        assertThat(goal.keyFile).hasName("client.key");
        assertThat(goal.insecureSkipTlsVerify).isTrue();
        assertThat(goal.connectTimeout).isEqualTo(5);
        assertThat(goal.idleTimeout).isEqualTo(30);
        assertThat(goal.requestTimeout).isEqualTo(120);
        assertThat(goal.retries).isEqualTo(2);
        assertThat(goal.longestWait).isEqualTo(10);
        assertThat(goal.atEnd).isTrue();
        assertThat(goal.layout)
                .hasName("oci")
                .hasParent(Path.of("").toAbsolutePath().resolve("target").toString());
        assertThat(goal.from)
                .hasName("oci")
                .hasParent(Path.of("").toAbsolutePath().resolve("disk").toString());
        assertThat(goal.dryRun).isTrue();
        assertThat(goal.attestProvenance).isTrue();
        assertThat(goal.pushSkip).isTrue();
        assertThat(goal.skip).isTrue();
    }

    @Test
    @InjectMojo(goal = "push", pom = "src/test/resources/harness/push.xml")
    void theLogNamesThePropertyThatSkips(PushMojo goal) throws Exception {
        goal.setLog(log);
        goal.execute();
        goal.skip = false;
        goal.execute();

        assertThat(log.infos()).containsExactly("Skipped: ghcr.skip is true", "Skipped: ghcr.push.skip is true");
    }

    @Test
    void whatWasPackagedIsPushed(
            @InjectMojo(goal = "package") PackageMojo packaging, @InjectMojo(goal = "push") PushMojo goal)
            throws Exception {
        pack(packaging);
        toRegistry(goal).execute();

        String digest = registry.digest("acme/charts/web", "1.4.0");
        assertThat(directory.resolve(Path.of("target", "ghcr", "web.digest"))).hasContent(digest);
        assertThat(project.getProperties())
                .containsEntry("ghcr.digest", digest)
                .containsEntry("ghcr.reference", registry.host() + "/acme/charts/web@" + digest);
        assertThat(project.getAttachedArtifacts()).singleElement().satisfies(artifact -> {
            assertThat(artifact.getType()).isEqualTo("tgz");
            assertThat(artifact.hasClassifier()).isFalse();
        });
        assertThat(log.infos())
                .contains(
                        "Destination  " + registry.host() + "/acme/charts/web",
                        "Credentials  server '127.0.0.1' in settings.xml, as octocat",
                        "Tagged       1.4.0");
    }

    @Test
    void aDestinationInUpperCaseIsMadeLowerCaseAndSaidToBe(
            @InjectMojo(goal = "package") PackageMojo packaging, @InjectMojo(goal = "push") PushMojo goal)
            throws Exception {
        pack(packaging);
        toRegistry(goal).repository = "Acme/Charts";
        goal.execute();

        assertThat(registry.tags("acme/charts/web")).containsExactly("1.4.0");
        assertThat(log.infos())
                .containsOnlyOnce("Using " + registry.host() + "/acme/charts (registries need lower case)");
    }

    @Test
    void aRefusalIsAFailureThatNamesItsDocumentationOnce(
            @InjectMojo(goal = "package") PackageMojo packaging, @InjectMojo(goal = "push") PushMojo goal)
            throws Exception {
        registry.refuse("acme/charts/web", Refusal.WRITE_PACKAGE);
        pack(packaging);

        assertThatThrownBy(toRegistry(goal)::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .message()
                .containsOnlyOnce("docs/errors.md")
                .contains("  https://github.com/ghcrmaven/ghcr-maven-plugin/blob/")
                .endsWith("/docs/errors.md#denied")
                .doesNotContain(SECRET);
    }

    @Test
    void aRegistryThatCannotBeReachedIsAnErrorOfTheEnvironment(
            @InjectMojo(goal = "package") PackageMojo packaging, @InjectMojo(goal = "push") PushMojo goal)
            throws Exception {
        HeldCertificate unknown = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        try (InProcessGhcr other = InProcessGhcr.builder().tls(unknown).start()) {
            pack(packaging);
            toRegistry(goal).registry = other.host();
            goal.plainHttp = false;

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageContaining(other.host() + " could not be reached")
                    .message()
                    .containsOnlyOnce("docs/errors.md")
                    .endsWith("#certificate");
        }
    }

    @Test
    @InjectMojo(goal = "push")
    void anArchiveOfAnEarlierBuildIsNotPushed(PushMojo goal) throws IOException {
        Files.createDirectories(directory.resolve(Path.of("target", "helm")));
        Files.writeString(directory.resolve(Path.of("target", "helm", "web-1.4.0.tgz")), "stale");

        assertThatThrownBy(toRegistry(goal)::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("No chart was packaged in this build")
                .hasMessageContaining("mvn ghcr:package ghcr:push");
        assertThat(registry.steps()).isEmpty();
    }

    private void pack(PackageMojo goal) throws Exception {
        goal.setLog(log);
        goal.setPluginContext(pluginContext);
        goal.chartDirectory =
                SampleChart.write(directory.resolve("helm"), "web").toFile();
        goal.execute();
    }

    private PushMojo toRegistry(PushMojo goal) {
        goal.setLog(log);
        goal.setPluginContext(pluginContext);
        goal.sign = "none";
        goal.registry = registry.host();
        goal.repository = "acme/charts";
        return goal;
    }
}
