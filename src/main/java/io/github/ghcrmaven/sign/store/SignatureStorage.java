// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.OpenUploads;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.BundleVersion;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import okio.ByteString;

/**
 * Stores signatures in a repository, beside those that are there: nothing is replaced, and nothing is stored twice. What was
 * stored is read back, as others will read it. Safe for use by several threads.
 */
public final class SignatureStorage {

    private static final String SIMPLE_SIGNING = "application/vnd.dev.cosign.simplesigning.v1+json";

    private final Registry registry;
    private final Repository repository;
    private final OpenUploads uploads;
    private final Set<Digest> uploaded = ConcurrentHashMap.newKeySet();

    /**
     * Stores in this repository, which need not be that of what is signed.
     *
     * @param registry that of the repository
     * @param uploads open ones to the repository
     */
    public SignatureStorage(Registry registry, Repository repository, OpenUploads uploads) {
        this.registry = registry;
        this.repository = repository;
        this.uploads = uploads;
    }

    /**
     * Uploads what a first legacy signature will need besides itself. It is known before anything is signed, and then takes no
     * time of its own.
     *
     * @param payload what will be signed
     */
    public void prepareLayer(ByteString payload) throws IOException {
        Blob content = payload(payload);
        Blob config = config(LegacyImage.empty().with(content.descriptor()));
        try (SideBySide sideBySide = new SideBySide()) {
            SideBySide.awaitAll(List.of(sideBySide.start(() -> put(content)), sideBySide.start(() -> put(config))));
        }
    }

    /** Uploads what a bundle will need besides itself. */
    public void prepareBundle() throws IOException {
        put(Blob.of(MediaTypes.EMPTY, "empty config", "{}".getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Appends a layer to the tag {@code sha256-<hex>.sig}. What another signer appends at the same time stays, too.
     *
     * @param subject what is signed
     * @return the signature as it was read back
     * @throws FaultException where the registry refuses, or what stands under the tag holds no signatures
     * @throws IOException where it cannot be reached or cannot serve
     */
    public FoundSignature append(Digest subject, StoredSignature.LegacyLayer signature) throws IOException {
        Blob payload = payload(signature.payload());
        Descriptor layer = new Descriptor(
                SIMPLE_SIGNING,
                payload.descriptor().digest(),
                payload.descriptor().size(),
                Optional.empty(),
                new TreeMap<>(signature.annotations()));
        put(payload);
        try (SideBySide sideBySide = new SideBySide()) {
            // its name is its digest: whenever it is read, it is what readers get
            Future<ByteString> content =
                    sideBySide.start(() -> new SignatureBlobs(registry, repository).read(layer, Limits.LEGACY));
            byte[] image = appended(subject, layer);
            return StoredSignatures.layer(image, layer, content);
        }
    }

    /** What stands under the tag then. */
    private byte[] appended(Digest subject, Descriptor layer) throws IOException {
        Reference tag = repository.tagged(StoredSignatures.tag(subject));
        Optional<byte[]> kept = registry.amend(tag, there -> {
            LegacyImage image = image(tag, there);
            if (image.holds(layer)) {
                return Optional.empty();
            }
            StoredSignatures.checkNumber(repository, subject, image.size() + 1);
            LegacyImage longer = image.with(layer);
            put(config(longer));
            return Optional.of(longer.manifest());
        });
        return kept.orElseThrow();
    }

    /**
     * Attaches a bundle as a referrer, with what tells readers of lists what it is (cosign, specs/BUNDLE_SPEC.md).
     *
     * @param subject the manifest that it is about
     * @param predicateType what its statement says
     * @param created when; whole seconds are kept
     * @param mayList what {@link Registry#mayListReferrers} said of the subject, or true where it is not in this repository
     * @return the bundle as it was read back
     * @throws FaultException where the registry refuses
     * @throws IOException where it cannot be reached or cannot serve
     */
    public FoundSignature attach(
            Descriptor subject,
            StoredSignature.BundleBlob bundle,
            String predicateType,
            Instant created,
            boolean mayList)
            throws IOException {
        Blob blob = Blob.of(BundleVersion.CURRENT, "bundle", bundle.json().toByteArray());
        try (SideBySide sideBySide = new SideBySide()) {
            SideBySide.awaitAll(List.of(
                    sideBySide.start(() -> {
                        prepareBundle();
                        return true;
                    }),
                    sideBySide.start(() -> put(blob))));
            Future<FoundSignature> found =
                    sideBySide.start(() -> new StoredSignatures(registry, repository).bundle(blob.descriptor()));
            attach(subject, blob.descriptor(), predicateType, created, mayList);
            return SideBySide.await(found);
        }
    }

    private void attach(Descriptor subject, Descriptor bundle, String predicateType, Instant created, boolean mayList)
            throws IOException {
        Manifest referrer = Manifest.referrer(
                BundleVersion.CURRENT,
                List.of(bundle),
                new Descriptor(subject.mediaType(), subject.digest(), subject.size()),
                new TreeMap<>(Map.of(
                        "dev.sigstore.bundle.content",
                        "dsse-envelope",
                        "dev.sigstore.bundle.predicateType",
                        predicateType,
                        "org.opencontainers.image.created",
                        created.truncatedTo(ChronoUnit.SECONDS).toString())));
        registry.attach(repository, subject.digest(), referrer, mayList);
    }

    private static Blob payload(ByteString content) {
        return Blob.of(SIMPLE_SIGNING, "signature", content.toByteArray());
    }

    private static Blob config(LegacyImage image) {
        return Blob.of(LegacyImage.CONFIG, "config of signatures", image.config());
    }

    private boolean put(Blob blob) throws IOException {
        if (!uploaded.contains(blob.descriptor().digest())) {
            registry.putBlob(repository, blob, uploads.take());
            uploaded.add(blob.descriptor().digest());
        }
        return true;
    }

    /** Whatever else stands under that tag is not overlooked: adding to it would put it out of the way. */
    static LegacyImage image(Reference tag, Optional<byte[]> there) {
        try {
            return there.map(LegacyImage::parse).orElseGet(LegacyImage::empty);
        } catch (RefusedException e) {
            throw new FaultException(
                    "What stands at " + tag + " should be signatures: " + e.reason() + ".",
                    "see who has put it there; remove it if it is no use",
                    "wrong-content");
        }
    }
}
