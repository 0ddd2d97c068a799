// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.PemBlock;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.CertificateIdentity;
import io.github.ghcrmaven.sign.verify.EvidenceCheck;
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
        SigningKey key = SigningKey.ephemeral();
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
     * @throws FaultException where a service refuses, or what it answered does not hold
     * @throws IOException where one cannot be reached
     */
    public StoredSignature.LegacyLayer legacy(Digest manifest, String repository) throws IOException {
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
        SignedContent content =
                new SignedContent.Envelope(SignedContent.Envelope.IN_TOTO, BundleWriter.statement(manifest));
        return BundleWriter.bundle(signed(content, sigstore.flatMap(Sigstore::timestamps)), key.verificationKey());
    }

    private SignatureEvidence signed(SignedContent content, Optional<TimestampService> stamps) throws IOException {
        ByteString signature = key.sign(content.signedBytes());
        if (sigstore.isEmpty()) {
            return new SignatureEvidence(material, content, signature, List.of(), List.of());
        }
        // first: once the log has it, it is public
        List<ByteString> timestamps = stamps.isPresent() ? List.of(stamps.get().stamp(signature)) : List.of();
        LogEntry entry = sigstore.get().rekor().log(ProposedEntry.of(content, signature, verifier()));
        return verified(
                new SignatureEvidence(material, content, signature, List.of(entry), timestamps),
                sigstore.get().root());
    }

    private SignatureEvidence verified(SignatureEvidence evidence, TrustedRoot root) {
        try {
            new EvidenceCheck(root).check(evidence, policy);
            return evidence;
        } catch (RefusedException e) {
            throw new FaultException(
                    "The signature that was just made does not hold: " + e.reason() + ".",
                    "run it again; if it says the same, the services and the trusted root do not belong together, or a service"
                            + " is not sound: ask whoever runs it",
                    "signing-answer");
        }
    }

    private String verifier() {
        return material instanceof SigningMaterial.Certified certified
                ? new PemBlock("CERTIFICATE", certified.encoded()).text()
                : key.publicPem();
    }
}
