// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doReturn;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals that sign what is in a registry, as Maven configures them, against a registry and a Sigstore in this JVM. */
@MojoTest
class SignMojoHarnessTest {

    private static final String SECRET = "ghp_harnessTestsUseThisOne0000000000000";
    private static final String WEB = "acme/charts/web";
    private static final String OURS = "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";
    private static final byte[] MANIFEST =
            Manifest.of(Manifest.EMPTY_CONFIG, List.of(), new TreeMap<>()).bytes();
    private static final Digest DIGEST = Digest.of(MANIFEST);

    private final RecordedLog log = new RecordedLog();
    private final InProcessGhcr registry = InProcessGhcr.start().account("octocat", SECRET);
    private final InProcessSigstore sigstore = InProcessSigstore.start();

    @Inject
    private MavenSession session;

    @TempDir
    private Path directory;

    @BeforeEach
    void aJobOfActions() {
        new TestSession(session)
                .server("127.0.0.1", "octocat", SECRET)
                .environment("ACTIONS_ID_TOKEN_REQUEST_URL", sigstore.actionsTokenUrl())
                .environment("ACTIONS_ID_TOKEN_REQUEST_TOKEN", sigstore.actionsRequestToken());
        registry.seedManifest(WEB, "1.4.0", MANIFEST);
    }

    @AfterEach
    void noSecretWasSaid() {
        registry.close();
        sigstore.close();
        registry.assertNoSecretIn(log.everything());
        sigstore.assertNoSecretIn(log.everything());
    }

    @Test
    @InjectMojo(goal = "sign")
    void defaultsOfSignAreThoseOfTheReference(SignMojo goal) {
        assertThat(goal.reference).isNull();
        assertThat(goal.sign).isEqualTo("keyless");
        assertThat(goal.signFormats).containsExactly("legacy", "bundle");
        assertThat(goal.signSkip).isFalse();
    }

    @Test
    @InjectMojo(goal = "attest")
    void defaultsOfAttestAreThoseOfTheReference(AttestMojo goal) {
        assertThat(goal.reference).isNull();
        assertThat(goal.attestPredicateType).isNull();
        assertThat(goal.attestPredicate).isNull();
        assertThat(goal.attestSkip).isFalse();
    }

    @Test
    @InjectMojo(goal = "sign", pom = "src/test/resources/harness/sign.xml")
    void everyParameterOfSignBindsFromThePom(SignMojo goal) throws Exception {
        assertThat(goal.reference).isEqualTo("registry.acme.example/charts/web:1.4.0");
        assertThat(goal.sign).isEqualTo("key");
        assertThat(goal.signKey).isEqualTo("env://COSIGN_PRIVATE_KEY");
        assertThat(goal.signRepository).isEqualTo("registry.acme.example/signatures");
        assertThat(goal.signSkip).isTrue();
        goal.setLog(log);
        goal.skip = false;
        goal.execute();
        assertThat(log.infos()).containsExactly("Skipped: ghcr.sign.skip is true");
    }

    @Test
    @InjectMojo(goal = "attest", pom = "src/test/resources/harness/attest.xml")
    void everyParameterOfAttestBindsFromThePom(AttestMojo goal) throws Exception {
        assertThat(goal.reference).isEqualTo("registry.acme.example/charts/web:1.4.0");
        assertThat(goal.attestPredicateType).isEqualTo("https://spdx.dev/Document");
        assertThat(goal.attestPredicate).hasName("sbom.spdx.json");
        assertThat(goal.attestSkip).isTrue();
        goal.setLog(log);
        goal.skip = false;
        goal.execute();
        assertThat(log.infos()).containsExactly("Skipped: ghcr.attest.skip is true");
    }

    @Test
    void whatOneGoalSignsTheOtherVerifies(
            @InjectMojo(goal = "sign") SignMojo sign, @InjectMojo(goal = "verify") VerifyMojo verify) throws Exception {
        ready(sign).execute();

        assertThat(log.infos())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Reference    " + registry.host() + "/" + WEB + ":1.4.0"),
                        line -> assertThat(line)
                                .isEqualTo("Credentials  server '127.0.0.1' in settings.xml, as octocat"),
                        line -> assertThat(line).isEqualTo("Signing      keyless, as " + OURS),
                        line -> assertThat(line).startsWith("Signed       .sig and bundle, Rekor entries "),
                        line -> assertThat(line).isEqualTo("Verified     2 signatures by the identity above"),
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).isEqualTo("  " + registry.host() + "/" + WEB + "@" + DIGEST),
                        line -> assertThat(line)
                                .startsWith("  cosign verify " + registry.host() + "/" + WEB + "@" + DIGEST
                                        + " --certificate-identity " + OURS + " "),
                        line -> assertThat(line).isEmpty());
        verify.setLog(log);
        verify.reference = sign.reference;
        verify.signTrustedRoot = sign.signTrustedRoot;
        verify.verifyIdentity = OURS;
        verify.verifyIssuer = Identity.GITHUB_ACTIONS;
        verify.execute();
        assertThat(log.infos())
                .filteredOn(line -> line.startsWith("Verified     .sig 1, by "))
                .hasSize(1);
    }

    @Test
    @InjectMojo(goal = "sign")
    void whoSignsWhatIsNotPublicIsWarnedUnlessThatIsKnown(SignMojo goal) throws Exception {
        ready(goal).execute();
        assertThat(log.everything()).containsOnlyOnce("This package is not public, but who signs it becomes so");
        goal.signAcknowledgePublicLog = true;
        goal.execute();
        assertThat(log.everything()).containsOnlyOnce("This package is not public, but who signs it becomes so");
    }

    @Test
    @InjectMojo(goal = "sign")
    void toSignWithNobodyIsRefusedBeforeAnythingIsAsked(SignMojo goal) {
        ready(goal).sign = "none";

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("sign is 'none', and to sign is to sign")
                .message()
                .endsWith("#sign-parameters");
        assertThat(registry.steps()).isEmpty();
        assertThat(sigstore.steps()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "sign")
    void offlineNothingIsSigned(SignMojo goal) {
        doReturn(true).when(session).isOffline();

        assertThatThrownBy(ready(goal)::execute)
                .hasMessageStartingWith("Maven is offline (-o), and there is something to sign in a registry.");
        assertThat(registry.steps()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "attest")
    void aFileIsAttested(AttestMojo goal) throws Exception {
        ready(goal).execute();

        assertThat(log.infos())
                .anyMatch(line -> line.startsWith("Attested     https://spdx.dev/Document, Rekor entry "))
                .contains(
                        "Verified     1 attestation by the identity above",
                        "  " + registry.host() + "/" + WEB + "@" + DIGEST);
    }

    @Test
    @InjectMojo(goal = "attest")
    void whatCannotBeAttestedIsRefusedBeforeAnythingIsAsked(AttestMojo goal) throws Exception {
        AttestMojo attest = ready(goal);
        Files.writeString(directory.resolve("sbom.spdx.json"), "[]");
        assertThatThrownBy(attest::execute).hasMessageContaining("the predicate is not a JSON object");
        File nowhere = directory.resolve("nowhere.json").toFile();
        attest.attestPredicate = nowhere;
        assertThatThrownBy(attest::execute)
                .hasMessageStartingWith("There is no file " + nowhere + " (attestPredicate).");
        attest.attestPredicate = null;
        assertThatThrownBy(attest::execute)
                .hasMessageStartingWith("Nothing says what to attest: attestPredicate is missing.");
        attest.attestPredicate = nowhere;
        attest.attestPredicateType = null;
        assertThatThrownBy(attest::execute)
                .hasMessageStartingWith("Nothing says what to attest: attestPredicateType is missing.");

        assertThat(registry.steps()).isEmpty();
        assertThat(sigstore.steps()).isEmpty();
    }

    private SignMojo ready(SignMojo goal) {
        prepare(goal);
        return goal;
    }

    private AttestMojo ready(AttestMojo goal) throws Exception {
        prepare(goal);
        goal.attestPredicateType = "https://spdx.dev/Document";
        goal.attestPredicate = Files.writeString(directory.resolve("sbom.spdx.json"), "{\"spdxVersion\":\"SPDX-2.3\"}")
                .toFile();
        return goal;
    }

    private void prepare(AbstractReferenceMojo goal) {
        TrustFiles files = sigstore.writeTo(directory);
        goal.setLog(log);
        goal.reference = registry.host() + "/" + WEB + ":1.4.0";
        goal.signTrustedRoot = files.trustedRoot().toFile();
        goal.signSigningConfig = files.rekor1AndTimestamps().toFile();
    }
}
