// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import okio.ByteString;

/**
 * The signatures that a repository holds, in both forms of cosign: the layers of the tag {@code sha256-<hex>.sig} (cosign,
 * specs/SIGNATURE_SPEC.md) and the bundles among the referrers (specs/BUNDLE_SPEC.md).
 */
public final class StoredSignatures {

    /** cosign reads no more, either (pkg/oci/remote/signatures.go). */
    private static final int MOST = 1000;

    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle";

    /**
     * What a list says of a referrer that has not said what it is. go-containerregistry and cosign put the type of the
     * config there.
     */
    private static final Set<String> UNTOLD = Set.of("", MediaTypes.EMPTY, LegacyImage.CONFIG);

    private final Registry registry;
    private final Repository repository;

    /**
     * The signatures in a repository, which need not be that of what they are of.
     *
     * @param registry that of the repository
     */
    public StoredSignatures(Registry registry, Repository repository) {
        this.registry = registry;
        this.repository = repository;
    }

    /**
     * All signatures of a manifest, in the order in which they are kept, layers first. What is only attached and says to be
     * something else than a bundle is not among them.
     *
     * @throws FaultException where the registry refuses, or there are more than anybody reads
     * @throws IOException where it cannot be reached or cannot serve
     */
    public List<FoundSignature> of(Digest subject) throws IOException {
        SignatureBlobs blobs = new SignatureBlobs(registry, repository);
        List<FoundSignature> found = new ArrayList<>(layers(subject, blobs));
        found.addAll(bundles(subject, blobs));
        return List.copyOf(found);
    }

    /** One layer of an image of signatures that has just been read, with its content. */
    static FoundSignature layer(byte[] image, Descriptor layer, Future<ByteString> content) throws IOException {
        List<Descriptor> layers = SignatureManifest.parse(image).layers();
        for (int i = 0; i < layers.size(); i++) {
            Descriptor there = layers.get(i);
            if (there.digest().equals(layer.digest()) && there.annotations().equals(layer.annotations())) {
                return found(
                        ".sig " + (i + 1),
                        () -> new StoredSignature.LegacyLayer(SideBySide.await(content), there.annotations()));
            }
        }
        return new FoundSignature.Illegible(".sig", "it was taken, and is not there");
    }

    /** A bundle that has just been uploaded. */
    FoundSignature bundle(Descriptor blob) throws IOException {
        return bundle("bundle", blob, new SignatureBlobs(registry, repository));
    }

    private static FoundSignature bundle(String place, Descriptor blob, SignatureBlobs blobs) throws IOException {
        return found(place, () -> new StoredSignature.BundleBlob(blobs.read(blob, Limits.BUNDLE)));
    }

    /** The tag under which cosign keeps the legacy signatures of a manifest. */
    static Tag tag(Digest subject) {
        return new Tag("sha256-" + subject.hex() + ".sig");
    }

    private List<FoundSignature> layers(Digest subject, SignatureBlobs blobs) throws IOException {
        Optional<byte[]> manifest = registry.read(repository.tagged(tag(subject)));
        if (manifest.isEmpty()) {
            return List.of();
        }
        List<Descriptor> layers;
        try {
            layers = SignatureManifest.parse(manifest.get()).layers();
        } catch (RefusedException e) {
            return List.of(new FoundSignature.Illegible(".sig", e.reason()));
        }
        checkNumber(repository, subject, layers.size());
        List<FoundSignature> found = new ArrayList<>();
        for (Descriptor layer : layers) {
            found.add(found(
                    ".sig " + (found.size() + 1),
                    () -> new StoredSignature.LegacyLayer(blobs.read(layer, Limits.LEGACY), layer.annotations())));
        }
        return found;
    }

    private List<FoundSignature> bundles(Digest subject, SignatureBlobs blobs) throws IOException {
        List<Descriptor> candidates = registry.referrers(repository, subject).all().stream()
                .filter(referrer -> isBundle(referrer.artifactType()) || isUntold(referrer.artifactType()))
                .toList();
        checkNumber(repository, subject, candidates.size());
        List<FoundSignature> found = new ArrayList<>();
        for (Descriptor candidate : candidates) {
            String place = "bundle " + (found.size() + 1);
            try {
                Optional<Descriptor> bundle = bundleOf(candidate);
                if (bundle.isPresent()) {
                    found.add(bundle(place, bundle.get(), blobs));
                }
            } catch (RefusedException e) {
                found.add(new FoundSignature.Illegible(place, e.reason()));
            }
        }
        return found;
    }

    /** The blob of a referrer, if that is a bundle; refused where it says to be one and is not. */
    private Optional<Descriptor> bundleOf(Descriptor referrer) throws IOException {
        SignatureManifest manifest;
        try {
            manifest = manifest(referrer.digest());
        } catch (RefusedException e) {
            if (isBundle(referrer.artifactType())) {
                throw e;
            }
            return Optional.empty(); // nobody has said that it would be one
        }
        List<Descriptor> bundles = manifest.layers().stream()
                .filter(layer -> layer.mediaType().startsWith(BUNDLE))
                .toList();
        if (!isBundle(manifest.artifactType()) && bundles.isEmpty()) {
            return Optional.empty();
        }
        RefusedException.unless(
                bundles.size() == 1 && manifest.layers().size() == 1,
                "its manifest has not exactly one layer, a bundle");
        return Optional.of(bundles.get(0));
    }

    private SignatureManifest manifest(Digest digest) throws IOException {
        try {
            return SignatureManifest.parse(registry.read(repository.at(digest))
                    .orElseThrow(() -> new RefusedException("it is listed, and " + digest + " is not there")));
        } catch (FaultException e) {
            throw refused(e);
        }
    }

    private static FoundSignature found(String place, Content content) throws IOException {
        try {
            return new FoundSignature.Legible(place, content.read());
        } catch (RefusedException e) {
            return new FoundSignature.Illegible(place, e.reason());
        }
    }

    static RefusedException refused(FaultException e) {
        return new RefusedException(e.faults().stream().map(Fault::what).collect(Collectors.joining(" ")));
    }

    private static boolean isBundle(Optional<String> artifactType) {
        return artifactType.filter(type -> type.startsWith(BUNDLE)).isPresent();
    }

    private static boolean isUntold(Optional<String> artifactType) {
        return artifactType.map(UNTOLD::contains).orElse(true);
    }

    /** Refuses more than can be read. */
    static void checkNumber(Repository repository, Digest subject, int number) {
        if (number > MOST) {
            throw new FaultException(
                    repository + " holds " + number + " signatures of " + subject + "; " + MOST + " are read at most.",
                    "remove those that nobody needs, or sign the content anew under another digest",
                    "too-many-signatures");
        }
    }

    /** What a registry may take long to give. */
    @FunctionalInterface
    private interface Content {
        StoredSignature read() throws IOException;
    }
}
