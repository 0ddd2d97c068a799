// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.SigningMaterial.Certified;
import io.github.ghcrmaven.sign.verify.SigningTime.Witness;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okio.ByteString;

/**
 * Everything that is asked of one signature, whichever form it had; what it is about is the caller's to ask. The order is that
 * of trust: first whether the log's and the authority's words hold, then the certificate at the times that they give, then who
 * it names, then the signature, and last that the log speaks of the same one.
 *
 * <p>Nothing else goes into the answer than the root, the evidence and the policy, so what has held is remembered: a signature
 * is judged when it is made and again when it is read back, and where the very same comes back, it is not computed twice.
 *
 * <p>Safe for use by several threads.
 */
public final class EvidenceCheck {

    private final LogCheck logs;
    private final TimestampCheck timestamps;
    private final CertificateCheck certificates;
    private final CertificateTimestampCheck certificateLogs;
    private final Map<Judged, VerifiedSignature> held = new ConcurrentHashMap<>();
    private final Set<Issued> logged = ConcurrentHashMap.newKeySet();

    /** What an answer depends on. */
    private record Judged(SignatureEvidence evidence, Policy policy) {

        /** No two have the same; the one that Java makes of all that the evidence holds costs a cold JVM milliseconds. */
        @Override
        public int hashCode() {
            return evidence.signature().hashCode();
        }
    }

    /** A certificate and the one that signed it. */
    private record Issued(X509Certificate certificate, X509Certificate issuer) {}

    /** By the root's authorities and logs, which are taken at their word. */
    EvidenceCheck(TrustedRoot root) {
        logs = new LogCheck(root.logs());
        timestamps = new TimestampCheck(root.timestampAuthorities());
        certificates = new CertificateCheck(root.certificateAuthorities());
        certificateLogs = new CertificateTimestampCheck(root.certificateLogs());
    }

    /**
     * Checks everything, and says what was proven.
     *
     * @throws RefusedException for the first check that does not hold
     */
    public VerifiedSignature check(SignatureEvidence evidence, Policy policy) {
        VerifiedSignature known = held.get(new Judged(evidence, policy));
        if (known != null) {
            return known;
        }
        VerifiedSignature verified = compute(evidence, policy);
        held.put(new Judged(evidence, policy), verified);
        // the legacy form keeps no proofs: what holds with them holds by the promises alone
        held.put(new Judged(evidence.byPromises(), policy), verified);
        return verified;
    }

    /**
     * Checks that Fulcio issued a certificate at a time of its life, and that a log of certificates has it.
     *
     * @throws RefusedException for the first check that does not hold
     */
    public void checkIssued(X509Certificate certificate, SigningTime issued) {
        checkLogged(new Issued(certificate, certificates.check(certificate, List.of(issued))));
    }

    private void checkLogged(Issued one) {
        if (!logged.contains(one)) {
            certificateLogs.check(one.certificate, one.issuer);
            logged.add(one);
        }
    }

    private VerifiedSignature compute(SignatureEvidence evidence, Policy policy) {
        if (policy instanceof Policy.OfIdentity identity) {
            return byIdentity(evidence, identity);
        }
        return byKey(evidence, (Policy.OfKey) policy);
    }

    private VerifiedSignature byIdentity(SignatureEvidence evidence, Policy.OfIdentity policy) {
        if (!(evidence.material() instanceof Certified certified)) {
            throw new RefusedException("it is signed with a key, and an identity is asked for");
        }
        RefusedException.unless(!evidence.entries().isEmpty(), "it is in no transparency log");
        List<SigningTime> times = times(evidence);
        X509Certificate issuer = certificates.check(certified.certificate(), times);
        checkLogged(new Issued(certified.certificate(), issuer));
        Signer.Identity signer = CertificateIdentity.of(certified.certificate());
        policy.check(signer);
        checkSignature(evidence, certified.key(), certified.encoded());
        return verified(signer, evidence, times);
    }

    private VerifiedSignature byKey(SignatureEvidence evidence, Policy.OfKey policy) {
        RefusedException.unless(
                evidence.material() instanceof SigningMaterial.Keyed,
                "it is signed with a certificate, and a key is asked for");
        Signer.Key signer = new Signer.Key(policy.key().encoded().sha256());
        if (!policy.logged()) {
            SignatureEvidence alone = evidence.withoutWitnesses();
            checkSignature(alone, policy.key(), policy.key().encoded());
            return verified(signer, alone, List.of());
        }
        RefusedException.unless(!evidence.entries().isEmpty(), "it is in no transparency log");
        List<SigningTime> times = times(evidence);
        checkSignature(evidence, policy.key(), policy.key().encoded());
        return verified(signer, evidence, times);
    }

    /** The times that somebody of the trusted root has signed, at least one; what cannot be verified is not passed over. */
    private List<SigningTime> times(SignatureEvidence evidence) {
        List<TrustedLog> entered = evidence.entries().stream().map(logs::check).toList();
        List<SigningTime> times = new ArrayList<>();
        for (LogEntry entry : evidence.entries()) {
            entry.promisedTime().ifPresent(time -> times.add(new SigningTime(Witness.LOG, time)));
        }
        for (ByteString timestamp : evidence.timestamps()) {
            times.add(timestamps.check(timestamp, evidence.signature()));
        }
        // without any nobody knows whether certificate and logs counted then
        RefusedException.unless(!times.isEmpty(), "no log and no timestamp authority says when it was signed");
        for (TrustedLog log : entered) {
            RefusedException.unless(
                    times.stream().allMatch(signed -> log.validity().contains(signed.time())),
                    "it was signed (" + SigningTime.listed(times)
                            + ") when the trusted root does not take the log's word");
        }
        return times;
    }

    private static void checkSignature(SignatureEvidence evidence, VerificationKey key, ByteString verifier) {
        RefusedException.unless(
                key.verifies(evidence.content().signedBytes(), evidence.signature()),
                "the signature is not one of this content by the signer's key");
        for (LogEntry entry : evidence.entries()) {
            LoggedSignatureReader.read(entry.body()).check(evidence.content(), evidence.signature(), verifier);
        }
    }

    private static VerifiedSignature verified(Signer signer, SignatureEvidence evidence, List<SigningTime> times) {
        Optional<LogEntry> entry = evidence.entries().stream().findFirst();
        return new VerifiedSignature(
                signer,
                entry.map(one -> OptionalLong.of(one.verifiedIndex())).orElse(OptionalLong.empty()),
                entry.flatMap(LogEntry::promisedTime),
                times.stream()
                        .filter(signed -> signed.witness() == Witness.AUTHORITY)
                        .map(SigningTime::time)
                        .toList());
    }
}
