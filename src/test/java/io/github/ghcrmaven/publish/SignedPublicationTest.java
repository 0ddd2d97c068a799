// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.sign.make.Signatory;
import io.github.ghcrmaven.sign.store.AttestedManifest;
import io.github.ghcrmaven.sign.store.SignatureForm;
import io.github.ghcrmaven.sign.store.SignedManifest;
import io.github.ghcrmaven.sign.store.StoredSignatures;
import io.github.ghcrmaven.sign.verify.VerifiedStatement;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import io.github.ghcrmaven.testing.sigstore.Flaw;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignedPublicationTest {

    private static final String IDENTITY =
            "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";

    @TempDir
    Path folder;

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final SigningSetup setup = new SigningSetup(sigstore);
    private final Signatory job = setup.job();
    private final Publishing publishing = new Publishing(ghcr, registry -> setup.with(job, registry));

    @AfterEach
    void close() {
        ghcr.close();
        sigstore.close();
    }

    private SignedManifest verified(Repository repository, Digest digest) throws IOException {
        Repository web = new Repository(ghcr.host(), Publishing.WEB);
        return SignedManifest.verify(
                setup.verifier(),
                web.at(digest),
                new StoredSignatures(Connecting.to(ghcr).open(), repository).of(digest),
                job.maker().policy());
    }

    private SignedManifest verified(Digest digest) throws IOException {
        return verified(new Repository(ghcr.host(), Publishing.WEB), digest);
    }

    @Test
    void aPublishedChartIsSignedInBothFormsByTheJob() throws IOException {
        Published published =
                publishing.publish(Charts.pack(folder, "1.0.0", "web")).get(0);

        assertThat(verified(published.digest()).accepted())
                .extracting(SignedManifest.Accepted::form)
                .containsExactly(SignatureForm.LEGACY, SignatureForm.BUNDLE);
        assertThat(published.signed().orElseThrow().added())
                .containsExactlyInAnyOrder(SignatureForm.LEGACY, SignatureForm.BUNDLE);
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0"))
                .isEqualTo(published.digest().toString());
    }

    @Test
    void whatHappenedIsSaidInItsOrder() throws IOException {
        publishing.publish(Charts.pack(folder, "1.0.0", "web"));

        assertThat(publishing.said())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Signing      keyless, as " + IDENTITY),
                        line -> assertThat(line).startsWith("Preflight    push permission granted, tag 1.0.0 free"),
                        line -> assertThat(line).startsWith("Pushed       sha256:"),
                        line -> assertThat(line)
                                .matches("Signed       \\.sig and bundle, Rekor entries [0-9]+, [0-9]+"),
                        line -> assertThat(line).isEqualTo("Verified     2 signatures by the identity above"),
                        line -> assertThat(line).isEqualTo("Tagged       1.0.0"));
    }

    @Test
    void nothingIsLoggedBeforeTheManifestIsThereAndNoTagPutBeforeEverythingIsReadBack() throws IOException {
        publishing.publish(Charts.pack(folder, "1.0.0", "web"));

        List<String> steps = ghcr.steps();
        assertThat(steps.subList(steps.size() - 2, steps.size())).containsExactly("HEAD tag", "PUT tag");
        assertThat(sigstore.steps()).startsWith("GET idtoken", "POST signingCert");
        assertThat(sigstore.steps().subList(2, sigstore.steps().size()))
                .containsExactlyInAnyOrder("POST entries", "POST entries", "POST timestamp");
        assertThat(steps).filteredOn("PUT tag"::equals).hasSize(3); // .sig, the index of referrers, the version
    }

    @Test
    void aPublicationOfOneChartCostsThirtyRequestsAndFive() throws IOException {
        publishing.publish(Charts.pack(folder, "1.0.0", "web"));

        // where a registry sends readers of blobs to another host, that is asked, too
        assertThat(ghcr.steps()).filteredOn(step -> !step.equals("GET storage")).hasSizeLessThanOrEqualTo(30);
        assertThat(sigstore.steps()).hasSize(5);
    }

    @Test
    void toPublishAgainAsksNobodyForACertificateAndAddsNothing() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        publishing.publish(archives);
        publishing.said().clear();
        int before = ghcr.steps().size();
        Published again = new Publishing(ghcr, registry -> setup.with(setup.job(), registry))
                .publish(archives)
                .get(0);

        assertThat(again.signed().orElseThrow().added()).isEmpty();
        assertThat(again.signed().orElseThrow().signatures()).hasSize(2);
        assertThat(ghcr.steps().subList(before, ghcr.steps().size())).noneMatch(step -> step.startsWith("PUT"));
        assertThat(sigstore.count("POST signingCert")).isEqualTo(1);
        assertThat(sigstore.count("POST entries")).isEqualTo(2);
    }

    @Test
    void allChartsOfABuildShareOneIdentityAndOneCertificate() throws IOException {
        publishing.publish(Charts.pack(folder, "1.0.0", "web", "api"));
        publishing.publish(Charts.pack(folder, "1.1.0", "web"));

        assertThat(sigstore.count("GET idtoken")).isEqualTo(1);
        assertThat(sigstore.count("POST signingCert")).isEqualTo(1);
        assertThat(sigstore.count("POST entries")).isEqualTo(6);
    }

    @Test
    void aMissingIdentityIsFoundBeforeTheFirstByteTogetherWithWhatElseIsWrong() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        new Publishing(ghcr).publish(archives);
        int puts = puts();
        Publishing nobody = new Publishing(ghcr, registry -> setup.with(setup.signatory(Map.of()), registry));

        assertThatThrownBy(() -> nobody.publish(Charts.packChanged(folder, "1.0.0")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("There is no identity to sign with")
                .hasMessageContaining("exists with another digest");
        assertThat(puts()).isEqualTo(puts);
    }

    private int puts() {
        return (int)
                ghcr.steps().stream().filter(step -> step.startsWith("PUT")).count();
    }

    @Test
    void whatIsWrongWithTheTrustIsFoundBeforeTheFirstByteTogetherWithWhatElseIsWrong() {
        VerifierSource none = () -> {
            throw new FaultException("Nothing says whom to trust.", "say it", "trust-repository");
        };
        Publishing build = new Publishing(
                ghcr,
                registry -> Optional.of(new Signing(
                        setup.signatory(Map.of()),
                        EnumSet.allOf(SignatureForm.class),
                        none,
                        registry,
                        Optional.empty(),
                        Optional.empty())));

        assertThatThrownBy(() -> build.publish(Charts.pack(folder, "1.0.0", "web")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("There is no identity to sign with")
                .hasMessageContaining("Nothing says whom to trust.");
        assertThat(puts()).isZero();
    }

    @Test
    void whereFulcioRefusesNoManifestIsPut() {
        sigstore.fault("POST signingCert 1", Fault.status(400));

        assertThatThrownBy(() -> publishing.publish(Charts.pack(folder, "1.0.0", "web")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("Fulcio");
        assertThat(ghcr.count("PUT manifest")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void aSigstoreThatIsNotSoundMovesNoTag(Flaw flaw) {
        sigstore.with(flaw);

        assertThatThrownBy(() -> publishing.publish(Charts.pack(folder, "1.0.0", "web")))
                .isInstanceOf(FaultException.class);
        assertThat(ghcr.tags(Publishing.WEB)).doesNotContain("1.0.0");
    }

    @Test
    void aSignatureThatIsNotReadBackAsItWasStoredMovesNoTag() throws IOException {
        ghcr.fault("GET blob 1", Fault.status(200).body("{}"));

        assertThatThrownBy(() -> publishing.publish(Charts.pack(folder, "1.0.0", "web")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("What was read back of the signatures of " + ghcr.host() + "/" + Publishing.WEB)
                .hasMessageContaining("No tag was moved.");
        assertThat(ghcr.tags(Publishing.WEB)).doesNotContain("1.0.0");
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @Test
    void whatIsThereUnsignedIsSignedAndItsTagLeftWhereItIs() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        new Publishing(ghcr).publish(archives);
        Published published = publishing.publish(archives).get(0);

        assertThat(verified(published.digest()).accepted()).hasSize(2);
        assertThat(publishing.said()).contains("Tagged       1.0.0 (unchanged)");
    }

    @Test
    void onlyTheFormThatIsMissingIsAdded() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        ghcr.fault("PUT tag 1", Fault.refusal(Refusal.WRITE_PACKAGE)); // the first of .sig and index
        assertThatThrownBy(() -> publishing.publish(archives)).isInstanceOf(FaultException.class);
        Published published = publishing.publish(archives).get(0);

        assertThat(verified(published.digest()).accepted())
                .extracting(SignedManifest.Accepted::form)
                .containsExactly(SignatureForm.LEGACY, SignatureForm.BUNDLE);
        assertThat(ghcr.tagMoves(Publishing.WEB).stream()
                        .filter(move -> move.toString().contains("1.0.0"))
                        .toList())
                .hasSize(1);
    }

    @Test
    void aChartThatIsSkippedIsNotSigned() throws IOException {
        new Publishing(ghcr).publish(Charts.pack(folder, "1.0.0", "web"));
        Published published = publishing
                .publish(Charts.packChanged(folder, "1.0.0"), new Policy(IfExists.SKIP, false))
                .get(0);

        assertThat(published.skipped()).isTrue();
        assertThat(published.signed()).isEmpty();
        assertThat(sigstore.count("POST signingCert")).isZero();
    }

    @Test
    void aDryRunKnowsWhoWouldSignAndAsksNeitherFulcioNorRekor() throws IOException {
        publishing.publish(Charts.pack(folder, "1.0.0", "web"), new Policy(IfExists.FAIL, true));

        assertThat(publishing.said()).first().isEqualTo("Signing      keyless, as " + IDENTITY);
        assertThat(sigstore.steps()).containsExactly("GET idtoken");
    }

    @Test
    void signaturesElsewhereNeedToBeWritableBeforeTheFirstByte() throws IOException {
        Repository signatures = new Repository(ghcr.host(), "octocat/signatures");
        Publishing build = new Publishing(ghcr, registry -> setup.elsewhere(job, registry, signatures));
        Published published = build.publish(Charts.pack(folder, "1.0.0", "web")).get(0);

        assertThat(verified(signatures, published.digest()).accepted()).hasSize(2);
        assertThat(ghcr.tags(Publishing.WEB)).containsExactly("1.0.0");
        assertThat(ghcr.tags("octocat/signatures")).hasSize(2);
    }

    @Test
    void howAChartWasBuiltIsSaidBeforeItsTagMovesAndOnceForAllRuns() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        Published published = attesting("4711").publish(archives).get(0);
        Published again = attesting("4712").publish(archives).get(0);

        assertThat(again.digest()).isEqualTo(published.digest());
        assertThat(stated(published.digest()))
                .singleElement()
                .satisfies(stated -> assertThat(stated.statement().utf8()).contains("/actions/runs/4711"));
        assertThat(verified(published.digest()).accepted()).hasSize(2);
        List<String> steps = ghcr.steps();
        assertThat(steps.lastIndexOf("PUT tag")).isGreaterThan(steps.lastIndexOf("PUT blob"));
        assertThat(sigstore.count("POST entries")).isEqualTo(3);
    }

    @Test
    void whatIsKeptOfAChartIsReadOnceForItsSignaturesAndWhatIsSaidOfIt() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        attesting("4711").publish(archives);
        int before = ghcr.steps().size();
        attesting("4712").publish(archives);

        assertThat(ghcr.steps().subList(before, ghcr.steps().size()))
                .as("a layer, the bundle of the signature, and that of the attestation")
                .filteredOn("GET blob"::equals)
                .hasSize(3);
    }

    @Test
    void whereItCannotBeSaidHowAChartWasBuiltNoTagMoves() {
        sigstore.fault("POST entries 3", Fault.status(400));

        assertThatThrownBy(() -> attesting("4711").publish(Charts.pack(folder, "1.0.0", "web")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("Rekor");
        assertThat(ghcr.tags(Publishing.WEB)).doesNotContain("1.0.0");
        assertThat(sigstore.pendingFaults()).isEmpty();
    }

    @Test
    void besideALegacySignatureAloneNothingIsAttested() {
        Signing legacy = new Signing(
                job,
                EnumSet.of(SignatureForm.LEGACY),
                setup::verifier,
                Connecting.to(ghcr).open(),
                Optional.empty(),
                Optional.empty());

        assertThatThrownBy(() -> legacy.with(provenance("4711")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("signFormats does not hold 'bundle'");
    }

    private Publishing attesting(String run) {
        return new Publishing(
                ghcr, registry -> setup.with(setup.job(), registry).map(signing -> signing.with(provenance(run))));
    }

    private static BuildProvenance provenance(String run) {
        return new BuildProvenance(
                new Environment(
                        Map.of("GITHUB_ACTIONS", "true", "GITHUB_REPOSITORY", "acme/charts", "GITHUB_RUN_ID", run)),
                List.of("deploy"),
                Optional.empty(),
                "0.1.0");
    }

    private List<VerifiedStatement> stated(Digest digest) throws IOException {
        Repository web = new Repository(ghcr.host(), Publishing.WEB);
        return AttestedManifest.judge(
                        setup.verifier(),
                        digest,
                        new StoredSignatures(Connecting.to(ghcr).open(), web).of(digest),
                        job.maker().policy())
                .accepted()
                .stream()
                .map(AttestedManifest.Accepted::statement)
                .filter(stated -> stated.predicateType().equals(BuildProvenance.TYPE))
                .toList();
    }
}
