// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.OpenUploads;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.make.Attestation;
import io.github.ghcrmaven.sign.make.SignatureMaker;
import io.github.ghcrmaven.sign.store.FoundSignature;
import io.github.ghcrmaven.sign.store.SignatureForm;
import io.github.ghcrmaven.sign.store.SignatureStorage;
import io.github.ghcrmaven.sign.store.SignedManifest;
import io.github.ghcrmaven.sign.store.StoredSignatures;
import io.github.ghcrmaven.sign.verify.Policy;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * The signing of one manifest, from what can be uploaded beforehand to the proof that what a consumer will find holds. Signing
 * again adds nothing where good signatures by the same signer are there.
 */
final class ManifestSigning {

    private final Signing signing;
    private final Reference manifest;
    private final Descriptor subject;
    private final Registry registry;
    private final Repository repository;
    private final SignatureStorage storage;

    /**
     * The signing of a manifest.
     *
     * @param manifest by its digest
     * @param subject the same, as its signatures name it
     * @param uploads open ones to the repository of the signatures
     */
    ManifestSigning(Signing signing, Reference manifest, Descriptor subject, OpenUploads uploads) {
        this.signing = signing;
        this.manifest = manifest;
        this.subject = subject;
        this.registry = signing.registry();
        this.repository = signing.repository(manifest.repository());
        this.storage = new SignatureStorage(registry, repository, uploads);
    }

    /**
     * What goes on while the manifest is not there yet: certificate, and blobs that are known before anything is signed.
     *
     * @param warned what comes before the certificate, which names the signer in public
     */
    List<Future<Boolean>> prepare(SideBySide sideBySide, Future<Boolean> warned) {
        List<Future<Boolean>> started = new ArrayList<>();
        started.add(sideBySide.start(() -> {
            SideBySide.await(warned);
            signing.signatory().maker();
            return true;
        }));
        if (signing.forms().contains(SignatureForm.LEGACY)) {
            started.add(sideBySide.start(() -> {
                storage.prepareLayer(SignatureMaker.payload(digest(), named()));
                return true;
            }));
        }
        if (signing.forms().contains(SignatureForm.BUNDLE)) {
            started.add(sideBySide.start(() -> {
                storage.prepareBundle();
                return true;
            }));
        }
        return started;
    }

    /**
     * All that is kept of the manifest already: its signatures, and what is said of it. Nothing is of one that has just been put.
     *
     * @throws FaultException where the registry refuses, or there is more than anybody reads
     */
    List<FoundSignature> kept() throws IOException {
        return new StoredSignatures(registry, repository).of(digest());
    }

    /**
     * Signs in the forms that are missing, reads back and verifies.
     *
     * @param kept what is kept of the manifest already
     * @throws FaultException where a service or the registry refuses, or what is read back does not hold
     */
    Signed sign(List<FoundSignature> kept) throws IOException {
        List<SignedManifest.Accepted> signatures = new ArrayList<>(own(kept));
        Set<SignatureForm> missing = EnumSet.copyOf(signing.forms());
        signatures.forEach(signature -> missing.remove(signature.form()));
        if (!missing.isEmpty()) {
            SignatureMaker maker = signing.signatory().maker();
            signatures.addAll(verified(made(maker, missing), maker.policy()));
        }
        return new Signed(missing, signatures, signing.elsewhere(), signing.trustedRoot());
    }

    /** The attestation of the same manifest, kept beside its signatures. */
    ManifestAttestation attestation() {
        return new ManifestAttestation(signing, manifest, subject, storage);
    }

    /**
     * Says how the chart was built, where that is to be said, once for each signer: another run of the same build changes nothing.
     *
     * @param archive what the manifest is of
     * @param kept what is kept of the manifest already
     * @throws FaultException where a service or the registry refuses, or what is read back does not hold
     */
    Optional<Attested> attestBuild(ChartArchive archive, List<FoundSignature> kept) throws IOException {
        if (signing.provenance().isEmpty()) {
            return Optional.empty();
        }
        byte[] predicate = signing.provenance().get().predicate(archive);
        return Optional.of(attestation().attestOnce(Attestation.of(manifest, BuildProvenance.TYPE, predicate), kept));
    }

    private List<SignedManifest.Accepted> own(List<FoundSignature> kept) throws IOException {
        return kept.isEmpty()
                ? List.of()
                : SignedManifest.judge(signing.verifier().get(), manifest, kept, signing.own())
                        .accepted();
    }

    private List<FoundSignature> made(SignatureMaker maker, Set<SignatureForm> missing) throws IOException {
        try (SideBySide sideBySide = new SideBySide()) {
            List<Future<FoundSignature>> made = new ArrayList<>();
            if (missing.contains(SignatureForm.LEGACY)) {
                made.add(sideBySide.start(() -> storage.append(digest(), maker.legacy(digest(), named()))));
            }
            if (missing.contains(SignatureForm.BUNDLE)) {
                Future<Boolean> mayList = sideBySide.start(() -> signing.mayListReferrers(manifest));
                made.add(sideBySide.start(() -> storage.attach(
                        subject,
                        maker.bundle(digest()),
                        SignatureMaker.PREDICATE_TYPE,
                        Instant.now(),
                        SideBySide.await(mayList))));
            }
            return SideBySide.awaitAll(made);
        }
    }

    private List<SignedManifest.Accepted> verified(List<FoundSignature> readBack, Policy policy) throws IOException {
        SignedManifest judged = SignedManifest.judge(signing.verifier().get(), manifest, readBack, policy);
        if (judged.refused().isEmpty()) {
            return judged.accepted();
        }
        throw notReadBack("the signatures of " + manifest, judged.refused());
    }

    /** Whatever was stored is not what came back. */
    static FaultException notReadBack(String what, List<FoundSignature.Illegible> refused) {
        return new FaultException(
                "What was read back of " + what + " does not hold:\n"
                        + refused.stream()
                                .map(one -> "  " + one.place() + ": " + one.reason())
                                .collect(Collectors.joining("\n"))
                        + "\nNo tag was moved.",
                "run it again; if it says the same, the registry, or a proxy before it, does not keep what it is given",
                "signature-read-back");
    }

    private Digest digest() {
        return subject.digest();
    }

    private String named() {
        return manifest.repository().toString();
    }
}
