// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.sign.make.Attestation;
import io.github.ghcrmaven.sign.make.SignatureMaker;
import io.github.ghcrmaven.sign.store.AttestedManifest;
import io.github.ghcrmaven.sign.store.FoundSignature;
import io.github.ghcrmaven.sign.store.SignatureStorage;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.VerifiedStatement;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says something of a manifest, signed, and reads it back. What others have said stays, and what the same signer has said already
 * is not said again.
 */
final class ManifestAttestation {

    /** A bundle, and the empty config of its manifest. */
    static final int BLOBS = 2;

    private final Signing signing;
    private final Reference manifest;
    private final Descriptor subject;
    private final SignatureStorage storage;

    /**
     * An attestation of a manifest.
     *
     * @param manifest by its digest
     * @param subject the same, as its attestations name it
     * @param storage that of its signatures
     */
    ManifestAttestation(Signing signing, Reference manifest, Descriptor subject, SignatureStorage storage) {
        this.signing = signing;
        this.manifest = manifest;
        this.subject = subject;
        this.storage = storage;
    }

    /**
     * Attaches the statement, unless a good one by the same signer says the same to the byte.
     *
     * @param kept what is kept of the manifest already
     * @throws FaultException where a service or the registry refuses, or what is read back does not hold
     */
    Attested attest(Attestation attestation, List<FoundSignature> kept) throws IOException {
        return attest(attestation, own(kept), attestation::isStatedBy);
    }

    /**
     * Attaches the statement, unless there is a good one of its type by the same signer: what is said of a build is said once,
     * whichever run has said it.
     *
     * @param kept what is kept of the manifest already
     */
    Attested attestOnce(Attestation attestation, List<FoundSignature> kept) throws IOException {
        return attest(attestation, own(kept), stated -> stated.predicateType().equals(attestation.predicateType()));
    }

    private Attested attest(
            Attestation attestation, List<AttestedManifest.Accepted> own, Predicate<VerifiedStatement> same)
            throws IOException {
        Optional<VerifiedStatement> there = own.stream()
                .map(AttestedManifest.Accepted::statement)
                .filter(same)
                .findFirst();
        return there.isPresent() ? new Attested(false, there.get()) : new Attested(true, attached(attestation));
    }

    private List<AttestedManifest.Accepted> own(List<FoundSignature> kept) throws IOException {
        return kept.isEmpty() ? List.of() : judged(kept, signing.own()).accepted();
    }

    private VerifiedStatement attached(Attestation attestation) throws IOException {
        SignatureMaker maker = signing.signatory().maker();
        FoundSignature readBack = storage.attach(
                subject,
                maker.attestation(attestation.statement()),
                attestation.predicateType(),
                Instant.now(),
                signing.mayListReferrers(manifest));
        AttestedManifest judged = judged(List.of(readBack), maker.policy());
        if (judged.accepted().isEmpty()) {
            throw ManifestSigning.notReadBack("the attestation of " + manifest, judged.refused());
        }
        return judged.accepted().get(0).statement();
    }

    private AttestedManifest judged(List<FoundSignature> found, Policy policy) throws IOException {
        return AttestedManifest.judge(signing.verifier().get(), digest(), found, policy);
    }

    private Digest digest() {
        return subject.digest();
    }
}
