// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.ManifestContent;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.BlobCopy;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Copies legacy signatures, and the attestations that are kept in the same way, from one repository to another, beside those
 * that are there (cosign, specs/SIGNATURE_SPEC.md). Nothing is verified: that is for whoever relies on them.
 */
public final class SignatureCopy {

    private static final List<String> SUFFIXES = List.of(".sig", ".att");

    private final Registry source;
    private final Repository from;
    private final Registry target;
    private final Repository to;
    private final BlobCopy blobs;

    /**
     * A copy.
     *
     * @param source that of {@code from}
     * @param target that of {@code to}
     * @param blobs copies what they consist of
     */
    public SignatureCopy(Registry source, Repository from, Registry target, Repository to, BlobCopy blobs) {
        this.source = source;
        this.from = from;
        this.target = target;
        this.to = to;
        this.blobs = blobs;
    }

    /**
     * Copies what stands under the tags of a manifest.
     *
     * @throws FaultException where a registry refuses, or what stands there holds no signatures
     * @throws IOException where one cannot be reached or cannot serve
     */
    public void copy(Digest subject) throws IOException {
        for (String suffix : SUFFIXES) {
            Tag tag = new Tag(Tag.ofReferrers(subject) + suffix);
            Optional<byte[]> there = source.read(from.tagged(tag));
            if (there.isPresent()) {
                add(subject, there.get(), tag);
            }
        }
    }

    private void add(Digest subject, byte[] copied, Tag tag) throws IOException {
        LegacyImage image = SignatureStorage.image(from.tagged(tag), Optional.of(copied));
        StoredSignatures.checkNumber(from, subject, image.size());
        Reference target = to.tagged(tag);
        this.target.amend(
                target,
                there -> there.isEmpty()
                        ? Optional.of(whole(copied))
                        : longer(subject, SignatureStorage.image(target, there), image));
    }

    /** Where none are there yet, the image stays what it is, byte for byte. */
    private Manifest whole(byte[] image) throws IOException {
        for (Descriptor blob : content(image).blobs()) {
            blobs.copy(blob);
        }
        return Manifest.parse(image);
    }

    private static ManifestContent content(byte[] image) {
        try {
            return ManifestContent.parse(image);
        } catch (IllegalArgumentException e) {
            throw new FaultException(
                    "The signatures to be copied should be in a manifest: " + e.getMessage() + ".",
                    "make the layout anew, or copy it once more from where it is complete",
                    "layout-content");
        }
    }

    private Optional<Manifest> longer(Digest subject, LegacyImage there, LegacyImage copied) throws IOException {
        LegacyImage longer = there;
        for (Descriptor layer : copied.layers()) {
            if (!longer.holds(layer)) {
                blobs.copy(layer);
                longer = longer.with(layer);
            }
        }
        if (longer.size() == there.size()) {
            return Optional.empty();
        }
        StoredSignatures.checkNumber(to, subject, longer.size());
        target.putBlob(to, Blob.of(LegacyImage.CONFIG, "config of signatures", longer.config()), Optional.empty());
        return Optional.of(longer.manifest());
    }
}
