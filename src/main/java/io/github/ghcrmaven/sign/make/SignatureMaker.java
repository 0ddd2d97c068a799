// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.CertificateIdentity;
import io.github.ghcrmaven.sign.verify.LogEntry;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.SignatureEvidence;
import io.github.ghcrmaven.sign.verify.SignedContent;
import io.github.ghcrmaven.sign.verify.Signer;
import io.github.ghcrmaven.sign.verify.SigningMaterial;
import io.github.ghcrmaven.sign.verify.Statement;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import okio.ByteString;

/**
 * Makes signatures in both forms, as the registry keeps them; keeps nothing itself. Each one is verified before it is handed
 * out, as whoever installs the chart will: what a service got wrong is not stored.
 *
 * <p>Safe for use by several threads: the two forms can be made at the same time.
 */
public final class SignatureMaker {

    /** What signing with all its retries may take. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** How often something is signed whose signature the log may have already. */
    private static final int ATTEMPTS = 3;

    /** What the statement of a bundle says: no more than that its subject is signed. */
    public static final String PREDICATE_TYPE = Statement.SIGNATURE;

    private final SigningKey key;
    private final SigningMaterial material;
    private final Policy policy;
    private final Optional<Sigstore> sigstore;

    private SignatureMaker(SigningKey key, SigningMaterial material, Policy policy, Optional<Sigstore> sigstore) {
        this.key = key;
        this.material = material;
        this.policy = policy;
        this.sigstore = sigstore;
    }

    /**
     * Signs in the name of an identity, with a key of its own that is never stored. One certificate serves all signatures
     * until it {@linkplain #isUsableAt lapses}.
     *
     * @throws FaultException where Fulcio refuses, or what it issued does not hold
     * @throws IOException where it cannot be reached
     */
    public static SignatureMaker keyless(Sigstore sigstore, IdentityToken token) throws IOException {
        return keyless(sigstore, token, SigningKey.ephemeral());
    }

    /** The same with a key that was made before; nothing else signs with it. */
    static SignatureMaker keyless(Sigstore sigstore, IdentityToken token, SigningKey key) throws IOException {
        X509Certificate certificate = sigstore.fulcio().certify(key, token);
        Policy policy = Policy.OfIdentity.of(CertificateIdentity.of(certificate));
        return new SignatureMaker(key, new SigningMaterial.Certified(certificate), policy, Optional.of(sigstore));
    }

    /** Signs with a key, and has it logged. */
    public static SignatureMaker withKey(SigningKey key, Sigstore sigstore) {
        Policy policy = new Policy.OfKey(key.verificationKey(), true);
        return new SignatureMaker(key, new SigningMaterial.Keyed(), policy, Optional.of(sigstore));
    }

    /** Signs with a key and asks nobody: nothing becomes public, and nobody can say when it was signed. */
    public static SignatureMaker withKeyUnlogged(SigningKey key) {
        Policy policy = new Policy.OfKey(key.verificationKey(), false);
        return new SignatureMaker(key, new SigningMaterial.Keyed(), policy, Optional.empty());
    }

    /** What all signatures that this makes must pass when they are read back, and no others do. */
    public Policy policy() {
        return policy;
    }

    /** Whom the certificate names; empty where a key signs. */
    Optional<Signer.Identity> identity() {
        return material instanceof SigningMaterial.Certified certified
                ? Optional.of(CertificateIdentity.of(certified.certificate()))
                : Optional.empty();
    }

    /** Whether there is time to sign: a certificate lives ten minutes, a key for ever. */
    public boolean isUsableAt(Instant time) {
        return !(material instanceof SigningMaterial.Certified certified)
                || time.plus(MARGIN)
                        .isBefore(certified.certificate().getNotAfter().toInstant());
    }

    /**
     * What a legacy signature is of.
     *
     * @param repository with its registry, without tag and digest: {@code ghcr.io/acme/charts/web}
     */
    public static ByteString payload(Digest manifest, String repository) {
        return LegacyWriter.payload(manifest, repository);
    }

    /**
     * A signature in the form that all cosigns read that know no bundles.
     *
     * @param repository with its registry, without tag and digest: {@code ghcr.io/acme/charts/web}
     * @throws FaultException where a service refuses, or what it answered does not hold; where the log is of a generation that
     *     makes no promises, see {@link RekorVersion#checkLegacy}
     * @throws IOException where one cannot be reached
     */
    public StoredSignature.LegacyLayer legacy(Digest manifest, String repository) throws IOException {
        sigstore.map(Sigstore::version).ifPresent(RekorVersion::checkLegacy);
        // no timestamp: in this form the log's promise is what dates it, for every verifier
        return LegacyWriter.layer(
                signed(new SignedContent.Message(LegacyWriter.payload(manifest, repository)), Optional.empty()));
    }

    /**
     * A signature as a bundle.
     *
     * @throws FaultException where a service refuses, or what it answered does not hold
     * @throws IOException where one cannot be reached
     */
    public StoredSignature.BundleBlob bundle(Digest manifest) throws IOException {
        return bundle(new SignedContent.Envelope(SignedContent.Envelope.IN_TOTO, BundleWriter.statement(manifest)));
    }

    /**
     * Whatever is said of an artifact, as a bundle. It counts as no signature, unless its type says so.
     *
     * @param statement of in-toto, JSON; see {@link Attestation#statement()}
     * @throws FaultException where it is no statement, a service refuses, or what it answered does not hold
     * @throws IOException where one cannot be reached
     */
    public StoredSignature.BundleBlob attestation(ByteString statement) throws IOException {
        SignedContent.Envelope content = new SignedContent.Envelope(SignedContent.Envelope.IN_TOTO, statement);
        try {
            Statement.of(content);
        } catch (RefusedException e) {
            throw new FaultException(
                    "The attestation cannot be signed, since no verifier would read it: " + e.reason() + ".",
                    "give a predicate that is smaller, or less deeply nested",
                    "attestation");
        }
        return bundle(content);
    }

    private StoredSignature.BundleBlob bundle(SignedContent.Envelope content) throws IOException {
        return BundleWriter.bundle(signed(content, sigstore.flatMap(Sigstore::timestamps)), key.verificationKey());
    }

    private SignatureEvidence signed(SignedContent content, Optional<TimestampService> stamps) throws IOException {
        if (sigstore.isEmpty()) {
            return new SignatureEvidence(material, content, key.sign(content.signedBytes()), List.of(), List.of());
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // anew each time: where only the log's answer was lost, it takes another signature, and not the same again
            Optional<SignatureEvidence> made = logged(content, key.sign(content.signedBytes()), stamps);
            if (made.isPresent()) {
                return verified(made.get(), sigstore.get().root());
            }
        }
        throw new FaultException(
                "Rekor 2 has the same signature of the same content already, and does not say where.",
                "sign with a key of ECDSA, or keyless, which makes another signature each time; or leave signRekorVersion out",
                "rekor-version");
    }

    /** Empty where the log has the signature and does not give what it said of it. */
    private Optional<SignatureEvidence> logged(
            SignedContent content, ByteString signature, Optional<TimestampService> stamps) throws IOException {
        TransparencyLog log = sigstore.orElseThrow().log();
        try (SideBySide work = new SideBySide()) {
            // neither needs the other's answer, and both are far away
            Optional<Future<ByteString>> stamp = stamps.map(authority -> work.start(() -> authority.stamp(signature)));
            Optional<LogEntry> entry = log.log(new ProposedEntry(content, signature, material, key.verificationKey()));
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            List<ByteString> timestamps = stamp.isPresent() ? List.of(SideBySide.await(stamp.get())) : List.of();
            return Optional.of(new SignatureEvidence(material, content, signature, List.of(entry.get()), timestamps));
        }
    }

    private SignatureEvidence verified(SignatureEvidence evidence, TrustedRoot root) {
        try {
            root.evidenceCheck().check(evidence, policy);
            return evidence;
        } catch (RefusedException e) {
            throw new FaultException(
                    "The signature that was just made does not hold: " + e.reason() + ".",
                    "run it again; if it says the same, the services and the trusted root do not belong together, or a service"
                            + " is not sound: ask whoever runs it",
                    "signing-answer");
        }
    }
}
