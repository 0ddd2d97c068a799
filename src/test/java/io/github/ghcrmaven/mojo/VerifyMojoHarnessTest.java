// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doReturn;

import io.github.ghcrmaven.layout.LayoutRegistry;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.OpenUploads;
import io.github.ghcrmaven.sign.store.SignatureStorage;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.sigstore.CosignForms;
import io.github.ghcrmaven.testing.sigstore.CosignStore;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.inject.Inject;
import okio.ByteString;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal as Maven configures it, against a registry and a Sigstore in this JVM. */
@MojoTest
class VerifyMojoHarnessTest {

    private static final String SECRET = "ghp_harnessTestsUseThisOne0000000000000";
    private static final String WEB = "acme/charts/web";
    private static final String OURS = "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";
    private static final byte[] MANIFEST = "{\"schemaVersion\":2,\"layers\":[]}".getBytes(UTF_8);
    private static final Digest DIGEST = Digest.of(MANIFEST);

    private final RecordedLog log = new RecordedLog();
    private final InProcessGhcr registry = InProcessGhcr.start().account("octocat", SECRET);
    private final InProcessSigstore sigstore = InProcessSigstore.start();

    @Inject
    private MavenSession session;

    @TempDir
    private Path directory;

    private TestSession testSession;

    @BeforeEach
    void chart() {
        testSession = new TestSession(session).server("127.0.0.1", "octocat", SECRET);
        registry.seedManifest(WEB, "1.4.0", MANIFEST);
    }

    @AfterEach
    void noSecretWasSaid() {
        registry.close();
        sigstore.close();
        registry.assertNoSecretIn(log.everything());
    }

    @Test
    @InjectMojo(goal = "verify")
    void defaultsAreThoseOfTheReference(VerifyMojo goal) {
        assertThat(goal.reference).isNull();
        assertThat(goal.registry).isEqualTo("ghcr.io");
        assertThat(goal.verifyIdentity).isNull();
        assertThat(goal.verifyIdentityRegexp).isNull();
        assertThat(goal.verifyIssuer).isNull();
        assertThat(goal.verifyIssuerRegexp).isNull();
        assertThat(goal.verifyKey).isNull();
        assertThat(goal.verifyWorkflowRepository).isNull();
        assertThat(goal.verifyWorkflowRef).isNull();
        assertThat(goal.verifyWorkflowSha).isNull();
        assertThat(goal.verifyWorkflowTrigger).isNull();
        assertThat(goal.signTrustedRoot).isNull();
        assertThat(goal.signRepository).isNull();
        assertThat(goal.signTlog).isTrue();
        assertThat(goal.signStaging).isFalse();
        assertThat(goal.signTufMirror).isNull();
        assertThat(goal.signTufRoot).isNull();
        assertThat(goal.layout).isNull();
        assertThat(goal.verifySkip).isFalse();
    }

    @Test
    @InjectMojo(goal = "verify", pom = "src/test/resources/harness/verify.xml")
    void everyParameterBindsFromThePom(VerifyMojo goal) {
        assertThat(goal.reference).isEqualTo("registry.acme.example/charts/web:1.4.0");
        assertThat(goal.registry).isEqualTo("registry.acme.example");
        assertThat(goal.serverId).isEqualTo("releases");
        assertThat(goal.verifyIdentity)
                .isEqualTo("https://github.com/acme/web/.github/workflows/release.yml@refs/tags/v1.4.0");
        assertThat(goal.verifyIdentityRegexp).isEqualTo("^https://github\\.com/acme/");
        assertThat(goal.verifyIssuer).isEqualTo(Identity.GITHUB_ACTIONS);
        assertThat(goal.verifyIssuerRegexp).isEqualTo("githubusercontent");
        assertThat(goal.verifyKey).isEqualTo("env://COSIGN_PUBLIC_KEY");
        assertThat(goal.verifyWorkflowRepository).isEqualTo("acme/web");
        assertThat(goal.verifyWorkflowRef).isEqualTo("refs/tags/v1.4.0");
        assertThat(goal.verifyWorkflowSha).startsWith("5f0e2ab1");
        assertThat(goal.verifyWorkflowTrigger).isEqualTo("push");
        assertThat(goal.signTrustedRoot).hasName("trusted_root.json");
        assertThat(goal.signRepository).isEqualTo("registry.acme.example/signatures");
        assertThat(goal.signTlog).isFalse();
        assertThat(goal.signStaging).isTrue();
        assertThat(goal.signTufMirror).hasToString("https://tuf.acme.example/");
        assertThat(goal.signTufRoot).hasName("root.json");
        assertThat(goal.layout)
                .hasName("oci")
                .hasParent(Path.of("").toAbsolutePath().resolve("disk").toString());
        assertThat(goal.verifySkip).isTrue();
    }

    @Test
    @InjectMojo(goal = "verify", pom = "src/test/resources/harness/verify.xml")
    void theLogNamesThePropertyThatSkips(VerifyMojo goal) throws Exception {
        goal.setLog(log);
        goal.execute();
        goal.skip = false;
        goal.execute();

        assertThat(log.infos()).containsExactly("Skipped: ghcr.skip is true", "Skipped: ghcr.verify.skip is true");
    }

    @Test
    @InjectMojo(goal = "verify")
    void eachSignatureThatHoldsIsNamedAndEachThatDoesNot(VerifyMojo goal) throws Exception {
        signed(WEB, "acme/charts");
        new CosignStore(registry, WEB, DIGEST)
                .bundle(CosignForms.keyless(sigstore, Identity.workflow("evil/fork"))
                        .bundle(CosignForms.statement(DIGEST, CosignForms.SIGNATURE)));
        ready(goal).execute();

        assertThat(log.infos())
                .containsExactly(
                        "Reference    " + registry.host() + "/acme/charts/web:1.4.0",
                        "Credentials  server '127.0.0.1' in settings.xml, as octocat",
                        "Verified     .sig 1, by " + OURS + " (issuer " + Identity.GITHUB_ACTIONS + "), log entry 1003",
                        "Passed over  bundle 1: it is signed by"
                                + " 'https://github.com/evil/fork/.github/workflows/release.yml@refs/heads/main', not by '"
                                + OURS + "'",
                        "",
                        "  " + registry.host() + "/acme/charts/web@" + DIGEST,
                        "");
    }

    @Test
    @InjectMojo(goal = "verify")
    void aTagIsResolvedOnceAndTheRestGoesByTheBytesDigest(VerifyMojo goal) throws Exception {
        signed(WEB, "acme/charts");
        registry.fault("GET tag 1", Fault.wrongDigest());
        ready(goal).execute();

        assertThat(registry.exchanges().stream()
                        .filter(exchange -> exchange.target().endsWith("/manifests/1.4.0")))
                .hasSize(1);
        assertThat(registry.pendingFaults()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "verify")
    void aDigestIsVerifiedAsItIs(VerifyMojo goal) throws Exception {
        signed(WEB, "acme/charts");
        VerifyMojo verify = ready(goal);
        verify.reference = "oci://" + registry.host() + "/" + WEB + "@" + DIGEST;
        verify.execute();

        assertThat(log.infos()).anyMatch(line -> line.startsWith("Verified     .sig 1"));
    }

    @Test
    @InjectMojo(goal = "verify")
    void anotherSignerIsAFailureThatSaysWho(VerifyMojo goal) {
        signed(WEB, "evil/fork");

        assertThatThrownBy(ready(goal)::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        registry.host() + "/acme/charts/web@" + DIGEST
                                + " has no signature that passes the policy:\n  .sig 1     it is signed by 'https://github.com/evil/fork/")
                .message()
                .endsWith("#signature-refused");
    }

    @Test
    @InjectMojo(goal = "verify")
    void whatTheWorkflowMustBeIsHeldAgainstTheCertificate(VerifyMojo goal) throws Exception {
        signed(WEB, "acme/charts");
        VerifyMojo verify = ready(goal);
        verify.verifyWorkflowRepository = "acme/charts";
        verify.verifyWorkflowRef = "refs/heads/main";
        verify.verifyWorkflowSha = "5f0e2ab1".repeat(5);
        verify.verifyWorkflowTrigger = "push";
        verify.execute();
        verify.verifyWorkflowTrigger = "pull_request_target";

        assertThatThrownBy(verify::execute).hasMessageContaining("the workflow's trigger is 'push'");
    }

    @Test
    @InjectMojo(goal = "verify")
    void withoutCredentialsAPublicRepositoryIsRead(VerifyMojo goal) throws Exception {
        registry.publicRepository(WEB);
        signed(WEB, "acme/charts");
        VerifyMojo verify = ready(goal);
        verify.registry = registry.host();
        testSession.emptySettings();
        verify.execute();

        assertThat(log.infos())
                .contains("Credentials  none found; asking without")
                .anyMatch(line -> line.startsWith("Verified"));
    }

    @Test
    @InjectMojo(goal = "verify")
    void credentialsThatNameNoHostAreNotShownToAnother(VerifyMojo goal) throws Exception {
        registry.publicRepository(WEB);
        signed(WEB, "acme/charts");
        testSession
                .emptySettings()
                .server("releases", "octocat", SECRET)
                .environment("HELM_REGISTRY_USERNAME", "octocat")
                .environment("HELM_REGISTRY_PASSWORD", SECRET);
        VerifyMojo verify = ready(goal);
        verify.serverId = "releases";
        verify.execute();

        assertThat(log.infos()).contains("Credentials  none found; asking without");
        verify.registry = registry.host();
        verify.execute();
        assertThat(log.infos()).contains("Credentials  server 'releases' in settings.xml, as octocat");
    }

    @Test
    @InjectMojo(goal = "verify")
    void signaturesMayBeKeptInAnotherRepository(VerifyMojo goal) throws Exception {
        signed("acme/signatures", "acme/charts");
        VerifyMojo verify = ready(goal);

        assertThatThrownBy(verify::execute).hasMessageContaining(" has no signature.");
        verify.signRepository = registry.host() + "/acme/signatures";
        verify.execute();
        assertThat(log.infos()).anyMatch(line -> line.startsWith("Verified     .sig 1"));
    }

    @Test
    @InjectMojo(goal = "verify")
    void aSignatureByAKeyNeedsNoTrustedRootWhereNoLogIsAskedFor(VerifyMojo goal) throws Exception {
        CosignForms keyed = CosignForms.keyed(sigstore);
        ByteString payload = CosignForms.payload(DIGEST);
        new CosignStore(registry, WEB, DIGEST).layer(payload, keyed.annotations(payload, false));
        testSession.environment("COSIGN_PUBLIC_KEY", keyed.publicKey());
        VerifyMojo verify = ready(goal);
        verify.verifyIdentity = null;
        verify.verifyIssuer = null;
        verify.verifyKey = "env://COSIGN_PUBLIC_KEY";

        assertThatThrownBy(verify::execute).hasMessageContaining("it is in no transparency log");
        verify.signTrustedRoot = null;
        verify.signTlog = false;
        verify.execute();
        verify.verifyKey = Files.writeString(directory.resolve("cosign.pub"), keyed.publicKey())
                .toString();
        verify.execute();
        assertThat(log.infos())
                .filteredOn(line -> line.startsWith("Verified     .sig 1, by the key sha256:"))
                .hasSize(2);
    }

    @Test
    @InjectMojo(goal = "verify")
    void whatIsNotThereIsAFailure(VerifyMojo goal) {
        VerifyMojo verify = ready(goal);
        verify.reference = registry.host() + "/" + WEB + ":2.0.0";

        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("There is no " + verify.reference + ", or these credentials may not see it.");
    }

    @Test
    @InjectMojo(goal = "verify")
    void whatCannotBeRightIsRefusedBeforeAnythingIsAsked(VerifyMojo goal) {
        VerifyMojo verify = ready(goal);
        verify.verifyKey = "nowhere.pub";
        assertThatThrownBy(verify::execute).hasMessageStartingWith("verifyKey is 'nowhere.pub', and there is no file ");
        verify.verifyKey = "env://NOT_SET";
        assertThatThrownBy(verify::execute)
                .hasMessageStartingWith("verifyKey is 'env://NOT_SET', and the environment variable is not set.");
        verify.verifyKey = null;
        verify.signTrustedRoot = directory.resolve("nowhere.json").toFile();
        assertThatThrownBy(verify::execute).hasMessageStartingWith("There is no trusted root ");
        verify.signRepository = "signatures";
        assertThatThrownBy(verify::execute)
                .hasMessageStartingWith("signRepository is 'signatures', which is no repository.");
        verify.reference = "acme/charts/web:1.4.0";
        assertThatThrownBy(verify::execute)
                .hasMessageStartingWith(
                        "reference is wrong: 'acme/charts/web:1.4.0' does not begin with the host of a registry.");
        verify.reference = null;
        assertThatThrownBy(verify::execute)
                .hasMessageStartingWith("Nothing says what to verify: reference is missing.");

        assertThat(registry.steps()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "verify")
    void whatIsInALayoutIsVerifiedOffline(VerifyMojo goal) throws Exception {
        Manifest chart = Manifest.of(Manifest.EMPTY_CONFIG, List.of(), new TreeMap<>());
        Repository web = new Repository(registry.host(), WEB);
        Path folder = directory.resolve("oci");
        LayoutRegistry layout = LayoutRegistry.below(folder);
        layout.putBlob(web, Blob.of(MediaTypes.EMPTY, "config", "{}".getBytes(UTF_8)), Optional.empty());
        layout.putManifest(web.tagged(new Tag("1.4.0")), chart);
        ByteString payload = CosignForms.payload(chart.digest());
        new SignatureStorage(layout, web, OpenUploads.none())
                .append(
                        chart.digest(),
                        new StoredSignature.LegacyLayer(
                                payload,
                                CosignForms.keyless(sigstore, Identity.workflow("acme/charts"))
                                        .annotations(payload, true)));
        int before = registry.steps().size();
        doReturn(true).when(session).isOffline();
        VerifyMojo verify = ready(goal);
        for (Path place : List.of(folder, folder.resolve("web"))) {
            verify.layout = place.toFile();
            verify.execute();

            assertThat(log.infos())
                    .contains("Reference    " + web + ":1.4.0 in " + place + " (image layout)")
                    .contains("  " + web.at(chart.digest()));
        }
        assertThat(log.infos())
                .filteredOn(line -> line.startsWith("Verified     .sig 1, by " + OURS))
                .hasSize(2);
        assertThat(log.infos()).noneMatch(line -> line.startsWith("Credentials"));
        assertThat(registry.steps()).hasSize(before);

        verify.verifyIdentity = "https://github.com/acme/other";
        assertThatThrownBy(verify::execute).hasMessageContaining("has no signature that passes the policy");
        verify.reference = web + ":2.0.0";
        assertThatThrownBy(verify::execute).hasMessageStartingWith("There is no " + web + ":2.0.0");
        verify.signRepository = registry.host() + "/acme/signatures";
        assertThatThrownBy(verify::execute).hasMessageStartingWith("signRepository is given, and an image layout too");
    }

    @Test
    @InjectMojo(goal = "verify")
    void offlineNothingIsAsked(VerifyMojo goal) {
        doReturn(true).when(session).isOffline();

        assertThatThrownBy(ready(goal)::execute)
                .hasMessageStartingWith("Maven is offline (-o), and what is verified is in a registry.");
        assertThat(registry.steps()).isEmpty();
    }

    private void signed(String repository, String signer) {
        CosignForms forms = CosignForms.keyless(sigstore, Identity.workflow(signer));
        ByteString payload = CosignForms.payload(DIGEST);
        new CosignStore(registry, repository, DIGEST).layer(payload, forms.annotations(payload, true));
    }

    private VerifyMojo ready(VerifyMojo goal) {
        goal.setLog(log);
        goal.reference = registry.host() + "/" + WEB + ":1.4.0";
        goal.signTrustedRoot = sigstore.writeTo(directory).trustedRoot().toFile();
        goal.verifyIdentity = OURS;
        goal.verifyIssuer = Identity.GITHUB_ACTIONS;
        return goal;
    }
}
