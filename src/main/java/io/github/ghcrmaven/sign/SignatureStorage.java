// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Referrers;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Stores signatures in a repository, beside those that are there: nothing is replaced, and nothing is stored twice. */
public final class SignatureStorage {

    private static final String SIMPLE_SIGNING = "application/vnd.dev.cosign.simplesigning.v1+json";

    private final Registry registry;
    private final Repository repository;

    /**
     * Stores in this repository, which need not be that of what is signed.
     *
     * @param registry that of the repository
     */
    public SignatureStorage(Registry registry, Repository repository) {
        this.registry = registry;
        this.repository = repository;
    }

    /**
     * Appends a layer to the tag {@code sha256-<hex>.sig}. What another signer appends at the same time stays, too.
     *
     * @param subject what is signed
     * @throws FaultException where the registry refuses, or what stands under the tag holds no signatures
     * @throws IOException where it cannot be reached or cannot serve
     */
    public void append(Digest subject, StoredSignature.LegacyLayer signature) throws IOException {
        Blob payload = Blob.of(SIMPLE_SIGNING, "signature", signature.payload().toByteArray());
        Descriptor layer = new Descriptor(
                SIMPLE_SIGNING,
                payload.descriptor().digest(),
                payload.descriptor().size(),
                Optional.empty(),
                new TreeMap<>(signature.annotations()));
        registry.putBlob(repository, payload, Optional.empty());
        Reference tag = repository.tagged(StoredSignatures.tag(subject));
        registry.amend(tag, there -> {
            LegacyImage image = image(tag, there);
            if (image.holds(layer)) {
                return Optional.empty();
            }
            StoredSignatures.checkNumber(repository, subject, image.size() + 1);
            LegacyImage longer = image.with(layer);
            registry.putBlob(
                    repository, Blob.of(LegacyImage.CONFIG, "config of signatures", longer.config()), Optional.empty());
            return Optional.of(longer.manifest());
        });
    }

    /**
     * Attaches a bundle as a referrer, with what tells readers of lists what it is (cosign, specs/BUNDLE_SPEC.md).
     *
     * @param subject the manifest that it is about
     * @param predicateType what its statement says
     * @param created when; whole seconds are kept
     * @return the referrers as they were read afterwards
     * @throws FaultException where the registry refuses
     * @throws IOException where it cannot be reached or cannot serve
     */
    public Referrers attach(
            Descriptor subject, StoredSignature.BundleBlob bundle, String predicateType, Instant created)
            throws IOException {
        Blob blob = Blob.of(BundleWriter.MEDIA_TYPE, "bundle", bundle.json().toByteArray());
        registry.putBlob(
                repository,
                Blob.of(MediaTypes.EMPTY, "empty config", "{}".getBytes(StandardCharsets.UTF_8)),
                Optional.empty());
        registry.putBlob(repository, blob, Optional.empty());
        Manifest referrer = Manifest.referrer(
                BundleWriter.MEDIA_TYPE,
                List.of(blob.descriptor()),
                new Descriptor(subject.mediaType(), subject.digest(), subject.size()),
                new TreeMap<>(Map.of(
                        "dev.sigstore.bundle.content",
                        "dsse-envelope",
                        "dev.sigstore.bundle.predicateType",
                        predicateType,
                        "org.opencontainers.image.created",
                        created.truncatedTo(ChronoUnit.SECONDS).toString())));
        return registry.attach(repository, subject.digest(), referrer);
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
