// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.provenance;

import io.github.ghcrmaven.fault.FaultException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPUserId;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKey.OpenPGPSecretKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;

/**
 * Which of a key's parts signs: the primary key where it may, as with Helm, else the newest subkey that may. Helm signs with
 * the primary key even where that may only certify, and then refuses its own signature.
 *
 * @param key the whole key
 * @param signing the part that signs
 */
record KeyChoice(OpenPGPKey key, OpenPGPSecretKey signing) {

    /**
     * Chooses.
     *
     * @param origin where the key comes from, for messages
     * @param now what decides whether a key has expired: Helm and gpg ask when they verify, not when it was signed
     * @throws FaultException where no part may sign, or what may is not here
     */
    static KeyChoice of(PGPSecretKeyRing ring, String origin, Instant now) {
        OpenPGPKey key = new OpenPGPKey(ring, new BcOpenPGPImplementation());
        Date date = Date.from(now);
        if (key.getRevocation(date) != null) {
            throw fault(origin + " is revoked.", "sign with another key");
        }
        Optional<Instant> end = end(key, date).filter(time -> !time.isAfter(now));
        if (end.isPresent()) {
            throw fault(
                    origin + " expired at " + end.get().truncatedTo(ChronoUnit.SECONDS) + ".",
                    "extend it, gpg --quick-set-expire <fingerprint> 1y, and export it anew; or sign with another key");
        }
        List<OpenPGPComponentKey> allowed = key.getSigningKeys(date);
        if (allowed.isEmpty()) {
            throw fault(
                    origin
                            + " has no part that may sign now: it is for other uses, not yet valid, too weak, or its subkeys"
                            + " have expired.",
                    "add a part that signs, gpg --quick-add-key <fingerprint> rsa4096 sign, and export it anew");
        }
        return allowed.stream()
                .map(key::getSecretKey)
                .filter(part -> part != null && !part.getPGPSecretKey().isPrivateKeyEmpty())
                .max(Comparator.comparing(OpenPGPSecretKey::isPrimaryKey)
                        .thenComparing(OpenPGPSecretKey::getCreationTime))
                .map(part -> new KeyChoice(key, part))
                .orElseThrow(
                        () -> fault(
                                origin
                                        + " is a stub: the secret part that signs is kept elsewhere, offline or on a card.",
                                "export it where it is whole, gpg --export-secret-keys --armor <id>, or add a subkey that signs"));
    }

    private static Optional<Instant> end(OpenPGPKey key, Date date) {
        boolean bound = key.getPrimaryKey().getLatestSelfSignature(date) != null; // BouncyCastle takes that for granted
        return bound ? Optional.ofNullable(key.getExpirationTime(date)).map(Date::toInstant) : Optional.empty();
    }

    private static FaultException fault(String what, String fix) {
        return new FaultException(what, fix, "provenance-key-validity");
    }

    /** Who signs, as it is said: the user id and the ends of the primary key's fingerprint. */
    String describe() {
        List<OpenPGPUserId> names = key.getValidUserIds();
        String name = names.isEmpty() ? "a key without name" : names.get(0).getUserId();
        String fingerprint = key.getPrettyFingerprint().replace(" ", "");
        return name.replaceAll("\\p{Cntrl}", " ") + " (" + fingerprint.substring(0, 8) + "…"
                + fingerprint.substring(fingerprint.length() - 8) + ")";
    }
}
