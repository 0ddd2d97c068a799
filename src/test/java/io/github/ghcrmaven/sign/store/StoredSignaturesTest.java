// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.sign.store.FoundSignature.Illegible;
import io.github.ghcrmaven.sign.store.FoundSignature.Legible;
import io.github.ghcrmaven.sign.verify.StoredSignature.BundleBlob;
import io.github.ghcrmaven.sign.verify.StoredSignature.LegacyLayer;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.sigstore.CosignStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading alone: what any of it proves is not asked. On a registry that lists no referrers, as GHCR, if not said otherwise. */
class StoredSignaturesTest {

    private static final String NAME = "acme/charts/web";
    private static final Digest SUBJECT = Digest.of(new byte[] {1});
    private static final ByteString PAYLOAD = ByteString.encodeUtf8("{\"critical\":{}}");
    private static final ByteString JSON = ByteString.encodeUtf8("{\"mediaType\":\"a bundle's\"}");
    private static final Map<String, String> ANNOTATIONS = Map.of("dev.cosignproject.cosign/signature", "MEUC");
    private static final Legible FIRST_BUNDLE = new Legible("bundle 1", new BundleBlob(JSON));

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final CosignStore signatures = new CosignStore(ghcr, NAME, SUBJECT);

    @AfterEach
    void close() {
        ghcr.close();
    }

    private List<FoundSignature> read() throws IOException {
        return read(ghcr);
    }

    private static List<FoundSignature> read(InProcessGhcr registry) throws IOException {
        return new StoredSignatures(Connecting.to(registry).open(), new Repository(registry.host(), NAME)).of(SUBJECT);
    }

    private static Descriptor descriptor(Manifest manifest, Optional<String> artifactType) {
        return new Descriptor(
                MediaTypes.MANIFEST, manifest.digest(), manifest.bytes().length, artifactType, new TreeMap<>());
    }

    @Test
    void whereNothingIsKeptThereIsNothing() throws IOException {
        assertThat(read()).isEmpty();
    }

    @Test
    void bothFormsAreReadEachWithItsPlace() throws IOException {
        signatures
                .layer(PAYLOAD, ANNOTATIONS)
                .layer(PAYLOAD, Map.of("another", "signer's"))
                .bundle(JSON);

        assertThat(read())
                .containsExactly(
                        new Legible(".sig 1", new LegacyLayer(PAYLOAD, ANNOTATIONS)),
                        new Legible(".sig 2", new LegacyLayer(PAYLOAD, Map.of("another", "signer's"))),
                        FIRST_BUNDLE);
        assertThat(ghcr.count("GET blob"))
                .as("the payload that both share, and the bundle")
                .isEqualTo(2);
    }

    @Test
    void bundlesThatTheRegistryListsItselfAreRead() throws IOException {
        try (InProcessGhcr listing = InProcessGhcr.builder().referrers(1).start()) {
            CosignStore there = new CosignStore(listing, NAME, SUBJECT);
            for (ByteString json : List.of(JSON, PAYLOAD)) {
                Manifest referrer = there.referrer(json);
                listing.seedManifest(NAME, "of-" + referrer.digest().hex(), referrer.bytes());
            }

            assertThat(read(listing))
                    .extracting(found -> ((Legible) found).signature())
                    .containsExactlyInAnyOrder(new BundleBlob(JSON), new BundleBlob(PAYLOAD));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", MediaTypes.EMPTY, "application/vnd.oci.image.config.v1+json"})
    void aReferrerWhoseListedTypeSaysNothingIsJudgedByItsManifest(String listedType) throws IOException {
        Manifest referrer = signatures.referrer(JSON);
        signatures.listed(referrer, descriptor(referrer, Optional.of(listedType)));

        assertThat(read()).containsExactly(FIRST_BUNDLE);
    }

    @Test
    void aReferrerWithoutListedTypeIsJudgedByItsManifest() throws IOException {
        Manifest referrer = signatures.referrer(JSON);
        signatures.listed(referrer, descriptor(referrer, Optional.empty()));

        assertThat(read()).containsExactly(FIRST_BUNDLE);
    }

    @Test
    void whatIsAttachedAndNoBundleIsPassedOver() throws IOException {
        Descriptor note = new Descriptor("text/plain", Digest.parse(ghcr.seedBlob(NAME, new byte[] {2})), 1);
        Manifest other = Manifest.referrer(
                "text/plain", List.of(note), new Descriptor(MediaTypes.MANIFEST, SUBJECT, 1), new TreeMap<>(Map.of()));
        signatures.listed(other, other.descriptor());
        signatures.listed(other, descriptor(other, Optional.of(MediaTypes.EMPTY)));
        signatures.bundle(JSON);

        assertThat(read()).containsExactly(FIRST_BUNDLE);
        assertThat(ghcr.count("GET blob")).isEqualTo(1);
    }

    @Test
    void aBundleThatIsListedAndGoneIsUnreadableAlone() throws IOException {
        Digest gone = Digest.of(new byte[] {3});
        signatures
                .entered(new Descriptor(MediaTypes.MANIFEST, gone, 7, Optional.of(CosignStore.BUNDLE), new TreeMap<>()))
                .bundle(JSON);

        assertThat(read())
                .containsExactly(
                        new Illegible("bundle 1", "it is listed, and " + gone + " is not there"),
                        new Legible("bundle 2", new BundleBlob(JSON)));
    }

    @Test
    void aPayloadThatIsGoneIsUnreadableAlone() throws IOException {
        Digest gone = Digest.of(new byte[] {3});
        signatures.layer(gone.toString(), 7, ANNOTATIONS).layer(PAYLOAD, ANNOTATIONS);

        List<FoundSignature> found = read();
        assertThat(found).hasSize(2);
        assertThat(found.get(0)).isInstanceOf(Illegible.class);
        assertThat(((Illegible) found.get(0)).reason()).contains(gone.toString());
        assertThat(found.get(1)).isEqualTo(new Legible(".sig 2", new LegacyLayer(PAYLOAD, ANNOTATIONS)));
    }

    @Test
    void aPayloadOfMoreThanOneMebibyteIsNotAskedFor() throws IOException {
        signatures.layer(Digest.of(new byte[] {3}).toString(), (1 << 20) + 1, ANNOTATIONS);

        assertThat(read()).containsExactly(new Illegible(".sig 1", "its blob is larger than 1048576 bytes"));
        assertThat(ghcr.count("GET blob")).isZero();
    }

    @Test
    void togetherNoMoreIsReadThanFitsIntoMemory() throws IOException {
        for (byte i = 0; i < 5; i++) {
            byte[] large = new byte[15 << 20];
            large[0] = i;
            signatures.bundle(ByteString.of(large));
        }

        List<FoundSignature> found = read();
        assertThat(found.subList(0, 4)).allMatch(Legible.class::isInstance);
        assertThat(found.get(4)).isEqualTo(new Illegible("bundle 5", "the signatures before it have 64 MiB already"));
        assertThat(ghcr.count("GET blob")).isEqualTo(4);
    }

    @Test
    void aTagThatHoldsNoManifestHidesNoBundle() throws IOException {
        ghcr.seedManifest(NAME, signatures.tag(), "{\"layers\": 7}".getBytes(UTF_8));
        signatures.bundle(JSON);

        assertThat(read()).containsExactly(new Illegible(".sig", "the manifest.layers is not a list"), FIRST_BUNDLE);
    }

    @Test
    void aBundleOfTwoLayersIsNone() throws IOException {
        Descriptor blob = new Descriptor(CosignStore.BUNDLE, Digest.parse(ghcr.seedBlob(NAME, new byte[] {2})), 1);
        Manifest two = Manifest.referrer(
                CosignStore.BUNDLE,
                List.of(blob, blob),
                new Descriptor(MediaTypes.MANIFEST, SUBJECT, 1),
                new TreeMap<>(Map.of()));
        signatures.listed(two, two.descriptor());

        assertThat(read())
                .containsExactly(new Illegible("bundle 1", "its manifest has not exactly one layer, a bundle"));
    }

    @Test
    void moreSignaturesThanAnybodyReadsAreAFault() {
        for (int i = 0; i < 1001; i++) {
            signatures.entered(new Descriptor(
                    MediaTypes.MANIFEST, Digest.of(new byte[] {(byte) i, (byte) (i >> 8)}), 7));
        }

        assertThatThrownBy(this::read)
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith(ghcr.host() + "/" + NAME + " holds 1001 signatures of " + SUBJECT);
    }

    @Test
    void aRegistryThatIsAwayIsNoSignatureThatIsMissing() {
        signatures.layer(PAYLOAD, ANNOTATIONS);
        ghcr.fault("GET blob 1", Fault.status(503), 99);

        assertThatThrownBy(this::read).isInstanceOf(UnavailableException.class);
    }
}
