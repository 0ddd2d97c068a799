// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.make.Signatory;
import io.github.ghcrmaven.sign.store.AttestedManifest;
import io.github.ghcrmaven.sign.store.FoundSignature;
import io.github.ghcrmaven.sign.store.SignatureForm;
import io.github.ghcrmaven.sign.store.SignedManifest;
import io.github.ghcrmaven.sign.store.StoredSignatures;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExistingManifestTest {

    private static final String SPDX = "https://spdx.dev/Document";
    private static final byte[] PREDICATE = "{ \"spdxVersion\": \"SPDX-2.3\" }\n".getBytes(UTF_8);
    private static final byte[] MANIFEST =
            Manifest.of(Manifest.EMPTY_CONFIG, List.of(), new TreeMap<>()).bytes();
    private static final Digest DIGEST = Digest.of(MANIFEST);

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final SigningSetup setup = new SigningSetup(sigstore);
    private final Repository web = new Repository(ghcr.host(), Publishing.WEB);
    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeEach
    void somebodyHasPushed() {
        ghcr.seedManifest(Publishing.WEB, "1.0.0", MANIFEST);
    }

    @AfterEach
    void close() {
        ghcr.close();
        sigstore.close();
    }

    private ExistingManifest manifest(Signatory signatory) {
        return manifest(signatory, "1.0.0");
    }

    private ExistingManifest manifest(Signatory signatory, String name) {
        Registry registry = Connecting.to(ghcr).open();
        Signing signing = setup.with(signatory, registry).orElseThrow();
        return new ExistingManifest(
                registry, new Reference(web, name), true, signing, Visibility.ignored(), new Narration(said::add));
    }

    private List<FoundSignature> stored(Repository repository) throws IOException {
        return new StoredSignatures(Connecting.to(ghcr).open(), repository).of(DIGEST);
    }

    private List<SignedManifest.Accepted> signatures(Repository repository, Signatory signatory) throws IOException {
        return SignedManifest.judge(
                        setup.verifier(),
                        web.at(DIGEST),
                        stored(repository),
                        signatory.maker().policy())
                .accepted();
    }

    private List<String> predicateTypes(Signatory signatory) throws IOException {
        return AttestedManifest.judge(
                        setup.verifier(), DIGEST, stored(web), signatory.maker().policy())
                .accepted()
                .stream()
                .map(accepted -> accepted.statement().predicateType())
                .toList();
    }

    @Test
    void whatIsUnderATagIsSignedInBothFormsByItsDigest() throws IOException {
        Signatory job = setup.job();

        assertThat(manifest(job).sign())
                .startsWith(web.at(DIGEST).toString())
                .last(InstanceOfAssertFactories.STRING)
                .startsWith(
                        "cosign verify " + web.at(DIGEST) + " --certificate-identity https://github.com/acme/charts/");
        assertThat(signatures(web, job))
                .extracting(SignedManifest.Accepted::form)
                .containsExactly(SignatureForm.LEGACY, SignatureForm.BUNDLE);
        assertThat(said)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Signing      keyless, as https://github.com/acme/charts/"),
                        line -> assertThat(line)
                                .matches("Signed       \\.sig and bundle, Rekor entries [0-9]+, [0-9]+"),
                        line -> assertThat(line).isEqualTo("Verified     2 signatures by the identity above"));
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0")).isEqualTo(DIGEST.toString());
    }

    @Test
    void theSameSignerSignsOnceAndAnotherBesideIt() throws IOException {
        manifest(setup.job()).sign();
        manifest(setup.job()).sign();

        assertThat(stored(web)).hasSize(2);
        assertThat(sigstore.count("POST signingCert")).isEqualTo(1);
        sigstore.runAs(Identity.workflow("acme/platform"));
        manifest(setup.job()).sign();
        assertThat(stored(web)).hasSize(4);
    }

    @Test
    void allThatIsMissingIsSaidAtOnceAndNothingIsWritten() {
        ghcr.refuse(Publishing.WEB, Refusal.WRITE_PACKAGE);

        assertThatThrownBy(() -> manifest(setup.signatory(Map.of()), "2.0.0").sign())
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("There is no identity to sign with")
                .hasMessageContaining("There is no " + web + ":2.0.0")
                .hasMessageContaining("opening an upload");
        assertThat(ghcr.steps()).noneMatch(step -> step.startsWith("PUT"));
        assertThat(sigstore.logged()).isEmpty();
    }

    @Test
    void whatIsNoManifestIsNotSigned() {
        ghcr.seedManifest(Publishing.WEB, "odd", "{\"schemaVersion\":2}".getBytes(UTF_8));

        assertThatThrownBy(() -> manifest(setup.job(), "odd").sign())
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("should be a manifest: ");
        assertThat(sigstore.steps()).doesNotContain("POST signingCert");
    }

    @Test
    void withSignaturesElsewhereNothingIsWrittenBesideTheManifest() throws IOException {
        Repository signatures = new Repository(ghcr.host(), "octocat/signatures");
        Signatory job = setup.job();
        Signing signing =
                setup.elsewhere(job, Connecting.to(ghcr).open(), signatures).orElseThrow();
        Registry reading = Connecting.to(ghcr).with(Actions.PULL).open();
        new ExistingManifest(reading, web.at(DIGEST), true, signing, Visibility.ignored(), new Narration(said::add))
                .sign();

        assertThat(signatures(signatures, job)).hasSize(2);
        assertThat(ghcr.tags(Publishing.WEB)).containsExactly("1.0.0");
    }

    @Test
    void whatIsSaidIsReadBackAndIsNoSignature() throws IOException {
        Signatory job = setup.job();

        assertThat(manifest(job).attest(SPDX, PREDICATE))
                .containsExactly(web.at(DIGEST).toString());
        assertThat(predicateTypes(job)).containsExactly(SPDX);
        assertThat(signatures(web, job)).isEmpty();
        assertThat(said)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Signing      keyless, as "),
                        line -> assertThat(line).matches("Attested     " + SPDX + ", Rekor entry [0-9]+"),
                        line -> assertThat(line).isEqualTo("Verified     1 attestation by the identity above"));
    }

    @Test
    void theSameIsSaidOnceByEachAndAnythingElseBesideIt() throws IOException {
        manifest(setup.job()).attest(SPDX, PREDICATE);
        manifest(setup.job()).attest(SPDX, PREDICATE);
        assertThat(stored(web)).hasSize(1);
        assertThat(said).endsWith("Attested     " + SPDX + ", already, by this identity", said.get(said.size() - 1));

        manifest(setup.job()).attest(SPDX, "{}".getBytes(UTF_8));
        assertThat(stored(web)).hasSize(2);

        sigstore.runAs(Identity.workflow("acme/platform"));
        manifest(setup.job()).attest(SPDX, PREDICATE);
        assertThat(stored(web)).hasSize(3);
    }

    @Test
    void anAttestationThatIsNotReadBackAsItWasStoredIsAFault() {
        ghcr.fault("GET blob 1", Fault.status(200).body("{}"));

        assertThatThrownBy(() -> manifest(setup.job()).attest(SPDX, PREDICATE))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("What was read back of the attestation of " + web.at(DIGEST) + " does not hold:");
        assertThat(ghcr.pendingFaults()).isEmpty();
    }
}
