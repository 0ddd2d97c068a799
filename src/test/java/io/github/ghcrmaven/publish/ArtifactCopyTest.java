// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.layout.LayoutRegistry;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.ManifestContent;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.FileSink;
import io.github.ghcrmaven.registry.OpenUploads;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.make.Signatory;
import io.github.ghcrmaven.sign.store.FoundSignature;
import io.github.ghcrmaven.sign.store.SignatureStorage;
import io.github.ghcrmaven.sign.store.StoredSignatures;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A chart that was published, signed, into a layout: what is there is copied by each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArtifactCopyTest {

    private static final StoredSignature.LegacyLayer THEIRS = new StoredSignature.LegacyLayer(
            ByteString.encodeUtf8("{\"critical\":{}}"), Map.of("dev.cosignproject.cosign/signature", "MEUCtheirs"));
    private static final StoredSignature.BundleBlob THEIR_BUNDLE =
            new StoredSignature.BundleBlob(ByteString.encodeUtf8("{\"a\":\"bundle\"}"));

    private final InProcessSigstore sigstore = InProcessSigstore.start();

    private Path folder = Path.of("");
    private Path layoutFolder = folder;
    private Digest chart = Digest.of(new byte[0]);
    private InProcessGhcr ghcr = InProcessGhcr.start();

    @BeforeAll
    void publish(@TempDir Path shared) throws IOException {
        folder = shared;
        layoutFolder = folder.resolve("oci");
        SigningSetup setup = new SigningSetup(sigstore);
        Signatory signatory = setup.job();
        Registry layout = LayoutRegistry.below(layoutFolder);
        Publication publication = new Publication(
                layout,
                new Repository("ghcr.io", "octocat/charts"),
                false,
                new Policy(IfExists.FAIL, false),
                setup.with(signatory, layout),
                Visibility.ignored(),
                new Narration(line -> {}));
        chart = publication
                .publish(List.of(Charts.packSignedAndLarge(folder)))
                .get(0)
                .digest();
    }

    @AfterAll
    void end() {
        sigstore.close();
    }

    @AfterEach
    void restart() {
        ghcr.close();
        ghcr = InProcessGhcr.start();
    }

    private LayoutRegistry layout() throws IOException {
        return LayoutRegistry.below(layoutFolder);
    }

    /** One of its own, to be changed. */
    private Path copyOfLayout(Path target) throws IOException {
        new ArtifactCopy(layout(), repository(), LayoutRegistry.of(target), repository(), OpenUploads.none(), scratch())
                .copy(chart);
        return target;
    }

    private Path scratch() {
        return folder.resolve("scratch");
    }

    private Repository repository() {
        return new Repository(ghcr.host(), Publishing.WEB);
    }

    private Manifest copy(Registry source) throws IOException {
        return copy(source, Connecting.to(ghcr).open());
    }

    private Manifest copy(Registry source, Registry target) throws IOException {
        return new ArtifactCopy(source, repository(), target, repository(), OpenUploads.none(), scratch()).copy(chart);
    }

    private List<StoredSignature> signatures(Registry registry) throws IOException {
        return new StoredSignatures(registry, repository())
                .of(chart).stream()
                        .map(found -> ((FoundSignature.Legible) found).signature())
                        .toList();
    }

    private void assertWhole(Registry registry) throws IOException {
        Manifest manifest = Manifest.parse(registry.read(repository().at(chart)).orElseThrow());
        assertThat(manifest.digest()).isEqualTo(chart);
        for (Descriptor blob : ManifestContent.parse(manifest.bytes()).blobs()) {
            registry.readBlob(repository(), blob, new FileSink(folder.resolve("read-back")));
        }
        assertThat(signatures(registry)).hasSize(2).isEqualTo(signatures(layout()));
    }

    @Test
    void aSignedChartGoesFromALayoutToARegistryAndOnToALayout(@TempDir Path other) throws IOException {
        Registry registry = Connecting.to(ghcr).open();
        Manifest copied = copy(layout(), registry);
        assertThat(copied.digest()).isEqualTo(chart);
        assertWhole(registry);
        LayoutRegistry third = LayoutRegistry.of(other.resolve("web"));
        copy(registry, third);
        assertWhole(third);

        Tag signatureTag = new Tag(Tag.ofReferrers(chart) + ".sig");
        assertThat(ghcr.tags(Publishing.WEB))
                .as("no version")
                .containsExactlyInAnyOrder(Tag.ofReferrers(chart).name(), signatureTag.name());
        assertThat(third.read(repository().tagged(signatureTag)).orElseThrow())
                .isEqualTo(layout().read(repository().tagged(signatureTag)).orElseThrow());
        assertThat(scratch()).isEmptyDirectory();
    }

    @Test
    void toCopyAgainWritesNothing() throws IOException {
        copy(layout());
        int before = ghcr.steps().size();
        copy(layout());

        assertThat(ghcr.steps().subList(before, ghcr.steps().size()))
                .noneMatch(step -> step.startsWith("PUT") || step.startsWith("POST upload"));
    }

    @Test
    void whereReferrersAreListedNoIndexIsWritten() throws IOException {
        try (InProcessGhcr listing = InProcessGhcr.builder().referrers(10).start()) {
            Registry registry = Connecting.to(listing).open();
            Repository to = new Repository(listing.host(), Publishing.WEB);
            new ArtifactCopy(layout(), repository(), registry, to, OpenUploads.none(), scratch()).copy(chart);

            assertThat(listing.tags(Publishing.WEB)).containsExactly(Tag.ofReferrers(chart) + ".sig");
            assertThat(registry.referrers(to, chart).all())
                    .isEqualTo(layout().referrers(repository(), chart).all());
        }
    }

    @Test
    void whatOthersSignedAtTheTargetStays() throws IOException {
        Registry registry = Connecting.to(ghcr).open();
        SignatureStorage theirs = new SignatureStorage(registry, repository(), OpenUploads.none());
        theirs.append(chart, THEIRS);
        theirs.attach(new Descriptor(MediaTypes.MANIFEST, chart, 1), THEIR_BUNDLE, "theirs", Instant.EPOCH, true);
        List<StoredSignature> ours = signatures(layout());
        copy(layout(), registry);
        copy(layout(), registry);

        assertThat(signatures(registry)).containsExactly(THEIRS, ours.get(0), THEIR_BUNDLE, ours.get(1));
    }

    @Test
    void aCopyThatWasStoppedAnywhereIsFinishedByTheNext() throws IOException {
        copy(layout());
        List<String> writes =
                ghcr.steps().stream().filter(step -> step.startsWith("PUT")).toList();
        assertThat(writes).contains("PUT blob", "PUT manifest", "PUT tag");
        Map<String, Integer> ordinals = new TreeMap<>();
        for (String step : writes) {
            restart();
            ghcr.fault(step + " " + ordinals.merge(step, 1, Integer::sum), Fault.status(500));
            Registry once = Connecting.to(ghcr).withoutRetries().open();
            assertThatThrownBy(() -> copy(layout(), once)).isInstanceOf(IOException.class);
            assertThat(ghcr.pendingFaults()).isEmpty();
            copy(layout());

            assertWhole(Connecting.to(ghcr).open());
        }
    }

    @Test
    void whatIsDamagedIsNotPublished(@TempDir Path other) throws IOException {
        LayoutRegistry damaged = LayoutRegistry.of(copyOfLayout(other.resolve("web")));
        Descriptor archive = ManifestContent.parse(
                        damaged.read(repository().at(chart)).orElseThrow())
                .blobs()
                .get(1);
        Path file = other.resolve("web/blobs/sha256").resolve(archive.digest().hex());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> copy(damaged))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("The blob " + archive.digest())
                .hasMessageContaining("has the digest");
        assertThat(ghcr.manifest(Publishing.WEB, chart.toString())).isNull();
        assertThat(scratch()).isEmptyDirectory();
    }

    @Test
    void aChartThatIsNotThereIsAFault() {
        assertThatThrownBy(() -> new ArtifactCopy(
                                layout(),
                                repository(),
                                Connecting.to(ghcr).open(),
                                repository(),
                                OpenUploads.none(),
                                scratch())
                        .copy(Digest.of(new byte[0])))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("is named and not there");
    }

    @Test
    void whatOnlyPretendsToReferIsRefused(@TempDir Path other) throws IOException {
        LayoutRegistry pretending = LayoutRegistry.of(copyOfLayout(other.resolve("web")));
        Digest somethingElse = Digest.of("something else".getBytes(UTF_8));
        Manifest referrer = attached(pretending, somethingElse, "application/vnd.example.sbom");
        Index list = Index.parse(pretending
                        .read(repository().tagged(Tag.ofReferrers(chart)))
                        .orElseThrow())
                .with(referrer.descriptor());
        pretending.putManifest(repository().tagged(Tag.ofReferrers(chart)), Manifest.parse(list.bytes()));

        assertThatThrownBy(() -> copy(pretending))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(referrer.digest() + " to be copied is listed as referring to " + chart);
    }

    private Manifest attached(Registry registry, Digest subject, String type) throws IOException {
        Blob content = Blob.of("application/json", "content", type.getBytes(UTF_8));
        registry.putBlob(repository(), content, Optional.empty());
        registry.putBlob(repository(), Blob.of(MediaTypes.EMPTY, "config", "{}".getBytes(UTF_8)), Optional.empty());
        Manifest referrer = Manifest.referrer(
                type,
                List.of(content.descriptor()),
                new Descriptor(MediaTypes.MANIFEST, subject, 1),
                new TreeMap<>(Map.of("said", type)));
        registry.attach(repository(), subject, referrer, false);
        return referrer;
    }

    @Test
    void whatRefersToAReferrerComesToo(@TempDir Path other) throws IOException {
        LayoutRegistry source = LayoutRegistry.of(copyOfLayout(other.resolve("web")));
        Manifest sbom = attached(source, chart, "application/vnd.example.sbom");
        Manifest signature = attached(source, sbom.digest(), "application/vnd.example.signature");
        new SignatureStorage(source, repository(), OpenUploads.none()).append(sbom.digest(), THEIRS);
        Registry registry = Connecting.to(ghcr).open();
        copy(source, registry);

        assertThat(registry.referrers(repository(), chart).all())
                .as("with artifact type and annotations")
                .contains(sbom.descriptor());
        assertThat(registry.referrers(repository(), sbom.digest()).all()).containsExactly(signature.descriptor());
        assertThat(ghcr.tags(Publishing.WEB)).contains(Tag.ofReferrers(sbom.digest()) + ".sig");
    }

    @Test
    void whatAnIndexListsIsCopiedBeforeIt(@TempDir Path other) throws IOException {
        LayoutRegistry source = LayoutRegistry.of(copyOfLayout(other.resolve("web")));
        Manifest listed = Manifest.parse(source.read(repository().at(chart)).orElseThrow());
        Manifest index = Manifest.parse(Index.empty().with(listed.descriptor()).bytes());
        source.putManifest(repository().at(index.digest()), index);
        Registry registry = Connecting.to(ghcr).open();
        new ArtifactCopy(source, repository(), registry, repository(), OpenUploads.none(), scratch())
                .copy(index.digest());

        assertThat(registry.read(repository().at(index.digest())).orElseThrow()).isEqualTo(index.bytes());
        assertWhole(registry);
    }

    @Test
    void attestationsThatCosignKeptUnderATagComeToo(@TempDir Path other) throws IOException {
        LayoutRegistry source = LayoutRegistry.of(copyOfLayout(other.resolve("web")));
        byte[] image = source.read(repository().tagged(new Tag(Tag.ofReferrers(chart) + ".sig")))
                .orElseThrow();
        Tag attestations = new Tag(Tag.ofReferrers(chart) + ".att");
        source.putManifest(repository().tagged(attestations), Manifest.parse(image));
        copy(source);

        assertThat(ghcr.manifest(Publishing.WEB, attestations.name())).isEqualTo(image);
    }

    @Test
    void whatIsNoImageOfSignaturesIsNotReplaced() throws IOException {
        Tag tag = new Tag(Tag.ofReferrers(chart) + ".sig");
        byte[] index = Index.empty().bytes();
        ghcr.seedManifest(Publishing.WEB, tag.name(), index);

        assertThatThrownBy(() -> copy(layout()))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(tag + " should be signatures");
        assertThat(ghcr.manifest(Publishing.WEB, tag.name())).isEqualTo(index);
    }
}
