// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doReturn;

import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.sigstore.CosignForms;
import io.github.ghcrmaven.testing.sigstore.CosignStore;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import javax.inject.Inject;
import okio.ByteString;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal as Maven configures it, against a registry and a Sigstore in this JVM. */
@MojoTest
class PullMojoHarnessTest {

    private static final String SECRET = "ghp_harnessTestsUseThisOne0000000000000";
    private static final String WEB = "acme/charts/web";
    private static final String OURS = "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";

    private final RecordedLog log = new RecordedLog();
    private final InProcessGhcr registry = InProcessGhcr.start().account("octocat", SECRET);
    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private byte[] archive = new byte[0];
    private Digest digest = Digest.of(archive);

    @Inject
    private MavenSession session;

    @TempDir
    private Path directory;

    @BeforeEach
    void chart() throws IOException {
        new TestSession(session).server("127.0.0.1", "octocat", SECRET);
        archive = packed("apiVersion: v2\nname: web\nversion: 1.4.0\n");
        byte[] config = "{\"name\":\"web\",\"version\":\"1.4.0\"}".getBytes(UTF_8);
        byte[] manifest = Manifest.of(
                        blob(MediaTypes.HELM_CONFIG, config),
                        List.of(blob(MediaTypes.HELM_CHART, archive)),
                        new TreeMap<>())
                .bytes();
        digest = Digest.of(manifest);
        registry.seedManifest(WEB, "1.4.0", manifest);
    }

    private Descriptor blob(String mediaType, byte[] content) {
        return new Descriptor(mediaType, Digest.parse(registry.seedBlob(WEB, content)), content.length);
    }

    private static byte[] packed(String chartYaml) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            TarArchiveEntry entry = new TarArchiveEntry("web/Chart.yaml");
            entry.setSize(chartYaml.length());
            tar.putArchiveEntry(entry);
            tar.write(chartYaml.getBytes(UTF_8));
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @AfterEach
    void noSecretWasSaid() {
        registry.close();
        sigstore.close();
        registry.assertNoSecretIn(log.everything());
    }

    @Test
    @InjectMojo(goal = "pull")
    void defaultsAreThoseOfTheReference(PullMojo goal) {
        assertThat(goal.reference).isNull();
        assertThat(goal.verifyIdentity).isNull();
        assertThat(goal.pullDirectory).isNull();
        assertThat(goal.pullSkip).isFalse();
    }

    @Test
    @InjectMojo(goal = "pull", pom = "src/test/resources/harness/pull.xml")
    void everyParameterBindsFromThePom(PullMojo goal) throws Exception {
        assertThat(goal.layout).hasName("oci");
        assertThat(goal.reference).isEqualTo("registry.acme.example/charts/web:1.4.0");
        assertThat(goal.verifyIssuer).isEqualTo(Identity.GITHUB_ACTIONS);
        assertThat(goal.pullDirectory).hasName("charts");
        assertThat(goal.pullSkip).isTrue();
        goal.setLog(log);
        goal.skip = false;
        goal.execute();
        assertThat(log.infos()).containsExactly("Skipped: ghcr.pull.skip is true");
    }

    @Test
    @InjectMojo(goal = "pull")
    void whatIsSignedByWhomItShouldBeIsFetched(PullMojo goal) throws Exception {
        signed("acme/charts");
        ready(goal).execute();

        Path file = directory.resolve("pulled").resolve("web-1.4.0.tgz");
        assertThat(file).hasBinaryContent(archive);
        assertThat(log.infos())
                .containsExactly(
                        "Reference    " + registry.host() + "/acme/charts/web:1.4.0",
                        "Credentials  server '127.0.0.1' in settings.xml, as octocat",
                        "Verified     .sig 1, by " + OURS + " (issuer " + Identity.GITHUB_ACTIONS + "), log entry 1003",
                        "Pulled       web-1.4.0.tgz (" + Digest.of(archive).abbreviated() + ", " + archive.length
                                + " B)",
                        "",
                        "  " + registry.host() + "/acme/charts/web@" + digest,
                        "  " + file,
                        "");
    }

    @Test
    @InjectMojo(goal = "pull")
    void whatAnotherHasSignedIsNotEvenAskedFor(PullMojo goal) {
        signed("evil/fork");
        Path pulled = directory.resolve("pulled");

        assertThatThrownBy(ready(goal)::execute).hasMessageContaining(" has no signature that passes the policy:");
        assertThat(pulled).doesNotExist();
        assertThat(registry.exchanges())
                .noneMatch(exchange ->
                        exchange.target().contains(Digest.of(archive).hex()));
    }

    @Test
    @InjectMojo(goal = "pull")
    void withoutAPolicyNothingIsAsked(PullMojo goal) {
        PullMojo pull = ready(goal);
        pull.verifyIdentity = null;

        assertThatThrownBy(pull::execute).message().endsWith("#verification-policy");
        pull.reference = null;
        assertThatThrownBy(pull::execute).hasMessageStartingWith("Nothing says what to pull: reference is missing.");
        doReturn(true).when(session).isOffline();
        pull.reference = registry.host() + "/" + WEB + ":1.4.0";
        pull.verifyIdentity = OURS;
        assertThatThrownBy(pull::execute).hasMessageStartingWith("Maven is offline (-o)");
        assertThat(registry.steps()).isEmpty();
    }

    private void signed(String signer) {
        CosignForms forms = CosignForms.keyless(sigstore, Identity.workflow(signer));
        ByteString payload = CosignForms.payload(digest);
        new CosignStore(registry, WEB, digest).layer(payload, forms.annotations(payload, true));
    }

    private PullMojo ready(PullMojo goal) {
        goal.setLog(log);
        goal.reference = registry.host() + "/" + WEB + ":1.4.0";
        goal.signTrustedRoot = sigstore.writeTo(directory).trustedRoot().toFile();
        goal.verifyIdentity = OURS;
        goal.verifyIssuer = Identity.GITHUB_ACTIONS;
        goal.pullDirectory = directory.resolve("pulled").toFile();
        return goal;
    }
}
