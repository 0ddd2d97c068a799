// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.layout.LayoutRegistry;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.OpenUploads;
import io.github.ghcrmaven.registry.Referrers;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.make.Signatory;
import io.github.ghcrmaven.sign.store.SignatureStorage;
import io.github.ghcrmaven.sign.store.StoredSignatures;
import io.github.ghcrmaven.sign.verify.Signer;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts that were published into layouts, carried to a registry. */
class CarriedPublicationTest {

    private static final Policy FAIL = new Policy(IfExists.FAIL, false);

    @TempDir
    private Path folder;

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final SigningSetup setup = new SigningSetup(sigstore);
    private final Signatory job = setup.job();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private InProcessGhcr ghcr = InProcessGhcr.start();

    @AfterEach
    void close() {
        ghcr.close();
        sigstore.close();
    }

    private void restart() {
        ghcr.close();
        ghcr = InProcessGhcr.start();
    }

    private Path oci() {
        return folder.resolve("oci");
    }

    private Repository charts() {
        return new Repository(ghcr.host(), "octocat/charts");
    }

    /** Into the layout, in the name of the job, or unsigned. */
    private List<Published> toLayout(boolean signed, List<ChartArchive> archives) throws IOException {
        Registry layout = LayoutRegistry.below(oci());
        return new Publication(
                        layout,
                        new Repository("ghcr.io", "octocat/charts"),
                        false,
                        FAIL,
                        signed ? setup.with(job, layout) : Optional.empty(),
                        Visibility.ignored(),
                        new Narration(line -> {}))
                .publish(archives);
    }

    private Digest web(boolean signed) throws IOException {
        return toLayout(signed, Charts.pack(folder, "1.0.0", "web")).get(0).digest();
    }

    private Optional<Verification> byTheJob() throws IOException {
        return Optional.of(new Verification(setup.verifier(), job.maker().policy(), Optional.empty()));
    }

    private Staged stage(Registry registry, Policy policy, Optional<Verification> verification) throws IOException {
        return new CarriedPublication(
                        registry,
                        charts(),
                        true,
                        policy,
                        verification,
                        folder.resolve("scratch"),
                        new Narration(said::add))
                .stage(CarriedCharts.in(oci(), charts()));
    }

    private List<Published> carry(Policy policy) throws IOException {
        return stage(Connecting.to(ghcr).open(), policy, byTheJob()).tag();
    }

    private boolean isSigned(Digest digest) throws IOException {
        Repository web = charts().child("web");
        try {
            byTheJob().orElseThrow().verify(Connecting.to(ghcr).open(), web, web.at(digest));
            return true;
        } catch (FaultException e) {
            return false;
        }
    }

    private void assertNothingWasPut() {
        assertThat(ghcr.steps()).noneMatch(step -> step.startsWith("PUT"));
    }

    @Test
    void aChartComesWithItsSignaturesAndIsTaggedLast() throws IOException {
        Digest digest = web(true);
        int log = sigstore.steps().size();
        Published published = carry(FAIL).get(0);

        assertThat(published.digest()).isEqualTo(digest);
        assertThat(published.signed().orElseThrow().signatures()).hasSize(2);
        assertThat(published.signed().orElseThrow().signer()).isInstanceOf(Signer.Identity.class);
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0")).isEqualTo(digest.toString());
        assertThat(isSigned(digest)).isTrue();
        assertThat(ghcr.exchanges().stream()
                        .filter(exchange -> exchange.method().equals("PUT"))
                        .reduce((first, second) -> second)
                        .orElseThrow()
                        .target())
                .endsWith("/manifests/1.0.0");
        assertThat(sigstore.steps()).as("nothing is signed anew").hasSize(log);
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void whatHappenedIsSaidInItsOrder() throws IOException {
        Digest digest = web(true);
        carry(FAIL);

        assertThat(said)
                .containsExactly(
                        "Signing      nothing anew: the signatures of the layout are copied and verified",
                        "Preflight    push permission granted, tag 1.0.0 free",
                        "Pushed       " + digest.abbreviated() + " (from the layout, with all that belongs to it)",
                        said.get(3),
                        said.get(4),
                        "Tagged       1.0.0");
        assertThat(said.get(3)).startsWith("Verified     .sig 1, by https://github.com/acme/charts/");
        assertThat(said.get(4)).startsWith("Verified     bundle 1, by https://github.com/acme/charts/");
    }

    @Test
    void aRunThatIsCutShortAtAnyRequestLeavesNoTagWithoutSignatureAndTheNextFinishes() throws IOException {
        Digest digest = web(true);
        carry(FAIL);
        List<String> steps = ghcr.steps();
        assertThat(steps).contains("POST upload", "PUT blob", "PUT manifest", "PUT tag", "GET tag");
        for (Supplier<Fault> fault : List.<Supplier<Fault>>of(Fault::resetAfter, () -> Fault.status(404))) {
            Map<String, Integer> ordinals = new TreeMap<>();
            for (String step : steps) {
                restart();
                String request = step + " " + ordinals.merge(step, 1, Integer::sum);
                ghcr.fault(request, fault.get());
                try {
                    stage(Connecting.to(ghcr).withoutRetries().open(), FAIL, byTheJob())
                            .tag();
                } catch (IOException | FaultException e) {
                    // wherever it was cut short
                }
                ghcr.endFaults();
                assertThat(ghcr.tags(Publishing.WEB).contains("1.0.0") && !isSigned(digest))
                        .as(request)
                        .isFalse();

                carry(FAIL);
                assertThat(ghcr.digest(Publishing.WEB, "1.0.0")).as(request).isEqualTo(digest.toString());
                assertThat(isSigned(digest)).as(request).isTrue();
                assertThat(ghcr.tagMoves(Publishing.WEB))
                        .as(request)
                        .filteredOn(move -> move.tag().equals("1.0.0"))
                        .hasSize(1);
            }
        }
    }

    /** A registry that takes signatures and does not give them out. */
    private static Registry forgetful(Registry registry) {
        return (Registry) Proxy.newProxyInstance(
                Registry.class.getClassLoader(), new Class<?>[] {Registry.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("referrers")) {
                        return new Referrers(Optional.empty(), Optional.empty());
                    }
                    if (method.getName().equals("read")
                            && ((Reference) arguments[0]).name().endsWith(".sig")) {
                        return Optional.empty();
                    }
                    try {
                        return method.invoke(registry, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void whereTheSignaturesCannotBeReadBackNoTagIsPut() throws IOException {
        Digest digest = web(true);

        assertThatThrownBy(() -> stage(forgetful(Connecting.to(ghcr).open()), FAIL, byTheJob())
                        .tag())
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("has no signature");
        assertThat(ghcr.tags(Publishing.WEB)).allMatch(tag -> new Tag(tag).isOfDigest());
        assertThat(ghcr.manifest(Publishing.WEB, digest.toString())).isNotNull();
    }

    @Test
    void aChartThatIsNotSignedIsRefusedBeforeAnythingIsWritten() throws IOException {
        web(false);

        assertThatThrownBy(() -> carry(FAIL))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("has no signature");
        assertNothingWasPut();
    }

    @Test
    void aChartThatAnotherHasSignedIsRefusedBeforeAnythingIsWritten() throws IOException {
        web(true);
        io.github.ghcrmaven.sign.verify.Policy another =
                io.github.ghcrmaven.sign.verify.Policy.OfIdentity.of(new Signer.Identity(
                        "https://github.com/acme/other/.github/workflows/release.yml@refs/heads/main",
                        "https://token.actions.githubusercontent.com",
                        io.github.ghcrmaven.sign.verify.WorkflowClaims.NONE));

        assertThatThrownBy(() -> stage(
                        Connecting.to(ghcr).open(),
                        FAIL,
                        Optional.of(new Verification(setup.verifier(), another, Optional.empty()))))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("has no signature that passes the policy");
        assertNothingWasPut();
    }

    @Test
    void whoAsksForNoSignatureIsToldSo() throws IOException {
        Digest digest = web(false);
        Published published =
                stage(Connecting.to(ghcr).open(), FAIL, Optional.empty()).tag().get(0);

        assertThat(published.signed()).isEmpty();
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0")).isEqualTo(digest.toString());
        assertThat(said)
                .startsWith("Signing      none (sign=none): nothing is verified, whoever has made the layout")
                .noneMatch(line -> line.startsWith("Verified"));
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndNothingIsWritten() throws IOException {
        new Publishing(ghcr).publish(Charts.packChanged(folder, "1.0.0"));
        toLayout(true, Charts.pack(folder, "1.0.0", "web"));
        toLayout(false, Charts.pack(folder, "1.0.0", "api"));
        int before = ghcr.steps().size();

        assertThatThrownBy(() -> carry(FAIL))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("web:1.0.0 exists with another digest")
                .hasMessageContaining("Nothing was pushed.")
                .hasMessageContaining("octocat/charts/api@");
        assertThat(ghcr.steps().subList(before, ghcr.steps().size())).noneMatch(step -> step.startsWith("PUT"));
    }

    @Test
    void whatIsThereMayStay() throws IOException {
        Published there = new Publishing(ghcr)
                .publish(Charts.packChanged(folder, "1.0.0"))
                .get(0);
        web(true);
        int before = ghcr.steps().size();
        Published published = carry(new Policy(IfExists.SKIP, false)).get(0);

        assertThat(published.skipped()).isTrue();
        assertThat(published.digest()).isEqualTo(there.digest());
        assertThat(published.signed()).isEmpty();
        assertThat(ghcr.steps().subList(before, ghcr.steps().size())).noneMatch(step -> step.startsWith("PUT"));
        assertThat(said).last().isEqualTo("Skipped      1.0.0 stays " + there.digest());
    }

    @Test
    void aTagThatAppearedMeanwhileIsNotMoved() throws IOException {
        web(true);
        Staged staged = stage(Connecting.to(ghcr).open(), FAIL, byTheJob());
        Published there = new Publishing(ghcr)
                .publish(Charts.packChanged(folder, "1.0.0"))
                .get(0);

        assertThatThrownBy(staged::judge)
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("the tag was not moved");
        assertThatThrownBy(staged::tag).isInstanceOf(FaultException.class);
        assertThat(ghcr.digest(Publishing.WEB, "1.0.0"))
                .isEqualTo(there.digest().toString());
    }

    @Test
    void aReleasedVersionThatIsTheSameGetsItsSignatures() throws IOException {
        List<ChartArchive> archives = Charts.pack(folder, "1.0.0", "web");
        Digest digest = new Publishing(ghcr).publish(archives).get(0).digest();
        toLayout(true, archives);
        carry(FAIL);

        assertThat(isSigned(digest)).isTrue();
        assertThat(said).last().isEqualTo("Tagged       1.0.0 (unchanged)");
    }

    @Test
    void whereOneOfSeveralChartsFailsNoneIsTagged() throws IOException {
        toLayout(true, Charts.pack(folder, "1.0.0", "web", "api"));
        Path lost = Files.createDirectories(folder.resolve("lost"));
        Digest archive = CarriedCharts.in(oci().resolve("web"), charts())
                .get(0)
                .chart()
                .archive()
                .digest();
        Files.move(oci().resolve("web/blobs/sha256").resolve(archive.hex()), lost.resolve("archive"));

        assertThatThrownBy(() -> carry(FAIL))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(archive + " in ")
                .hasMessageContaining("is not there");
        assertThat(ghcr.tags(Publishing.WEB)).doesNotContain("1.0.0");
        assertThat(ghcr.tags(Publishing.API)).doesNotContain("1.0.0");
    }

    @Test
    void theCommandsThatCarryAChartBringItsSignaturesFirst() throws IOException {
        Published published =
                toLayout(true, Charts.pack(folder, "1.0.0", "web")).get(0).in(Path.of("oci"));
        String hex = published.digest().hex();
        String from = " oci:" + Path.of("oci", "web") + ":";

        assertThat(published.commands())
                .containsExactly(
                        "skopeo copy --preserve-digests" + from + "sha256-" + hex
                                + ".sig docker://ghcr.io/octocat/charts/web:sha256-" + hex + ".sig",
                        "skopeo copy --all" + from + "sha256-" + hex + " docker://ghcr.io/octocat/charts/web:sha256-"
                                + hex,
                        "skopeo copy --preserve-digests" + from + "1.0.0 docker://ghcr.io/octocat/charts/web:1.0.0");
    }

    @Test
    void aReportOfACarriedChartHoldsWhatItsManifestSays() throws IOException {
        toLayout(true, List.of(Charts.packSigned(folder)));
        Published published = carry(FAIL).get(0);

        assertThat(Report.members(published))
                .containsEntry(
                        "archiveDigest", published.chart().archive().digest().toString())
                .containsEntry("size", published.chart().archive().size())
                .containsEntry(
                        "provenance",
                        Map.of(
                                "digest",
                                published
                                        .chart()
                                        .provenance()
                                        .orElseThrow()
                                        .digest()
                                        .toString()))
                .containsKey("signatures")
                .doesNotContainKeys("archive", "tarDigest", "layout");
    }

    @Test
    void severalVersionsOfAChartAreToldApart() throws IOException {
        toLayout(true, Charts.pack(folder, "1.0.0", "web"));
        toLayout(true, Charts.pack(folder, "1.1.0", "web"));
        List<Published> published = carry(FAIL);

        assertThat(published).extracting(Published::version).containsExactly("1.0.0", "1.1.0");
        assertThat(ghcr.tags(Publishing.WEB)).contains("1.0.0", "1.1.0");
        assertThat(said).contains("Tagged       web 1.0.0: 1.0.0", "Tagged       web 1.1.0: 1.1.0");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        Digest digest = web(true);

        assertThat(carry(new Policy(IfExists.FAIL, true))).isEmpty();
        assertNothingWasPut();
        assertThat(ghcr.count("POST upload")).isZero();
        assertThat(said)
                .contains("Preflight    push permission not tried, tag 1.0.0 free")
                .last()
                .isEqualTo("Would push   " + digest + " as 1.0.0");
    }

    @Test
    void whatElseIsThereComesAlongAndIsPassedOver() throws IOException {
        Digest digest = web(true);
        new SignatureStorage(LayoutRegistry.below(oci()), charts().child("web"), OpenUploads.none())
                .append(
                        digest,
                        new StoredSignature.LegacyLayer(
                                ByteString.encodeUtf8("{\"critical\":{}}"),
                                Map.of("dev.cosignproject.cosign/signature", "MEUCtheirs")));
        Published published = carry(FAIL).get(0);

        assertThat(published.signed().orElseThrow().signatures()).hasSize(2);
        assertThat(said).anyMatch(line -> line.startsWith("Passed over  .sig 2: "));
        assertThat(new StoredSignatures(Connecting.to(ghcr).open(), charts().child("web")).of(digest))
                .hasSize(3);
    }
}
