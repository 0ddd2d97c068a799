// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.provenance;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.api.OpenPGPKey.OpenPGPSecretKey;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** A key that has been unlocked: what it signs, and whether something was signed by it. */
final class SigningKey {

    /** Their signatures need a random number, and BouncyCastle draws it. */
    private static final Set<Integer> RANDOM = Set.of(PublicKeyAlgorithmTags.DSA, PublicKeyAlgorithmTags.ECDSA);

    private static final int DIGEST = HashAlgorithmTags.SHA512;

    private final PGPPublicKey publicKey;
    private final PGPPrivateKey privateKey;

    private SigningKey(PGPPublicKey publicKey, PGPPrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /**
     * Unlocks a key.
     *
     * @param origin where it comes from, for messages
     * @throws FaultException where the passphrase is missing or wrong
     */
    static SigningKey unlock(OpenPGPSecretKey key, String origin, Optional<Secret> passphrase) {
        if (key.isLocked() && passphrase.isEmpty()) {
            throw passphraseFault(
                    origin + " is protected, and there is no passphrase.",
                    "set HELM_GPG_PASSPHRASE, or put it into settings.xml: <server> with id ghcr.provenance and"
                            + " <passphrase>");
        }
        char[] characters = passphrase.map(Secret::reveal).orElse("").toCharArray();
        try {
            PGPPrivateKey unlocked = key.unlock(characters).getKeyPair().getPrivateKey();
            return new SigningKey(key.getPGPPublicKey(), unlocked);
        } catch (PGPException e) { // its words name the checksum only, which helps nobody
            throw passphraseFault(
                    origin + " does not open with the passphrase given.",
                    "correct the passphrase: HELM_GPG_PASSPHRASE, else <server> ghcr.provenance in settings.xml");
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static FaultException passphraseFault(String what, String fix) {
        return new FaultException(what, fix, "provenance-passphrase");
    }

    Instant created() {
        return publicKey.getCreationTime().toInstant();
    }

    /** Whether the same text at the same time has the same signature. */
    boolean isRepeatable() {
        return !RANDOM.contains(publicKey.getAlgorithm());
    }

    /** Signs as a text, with SHA-512: the signature packet. */
    byte[] sign(byte[] content, Instant time) {
        try {
            PGPSignatureGenerator generator = new PGPSignatureGenerator(
                    new BcPGPContentSignerBuilder(publicKey.getAlgorithm(), DIGEST), publicKey);
            generator.init(PGPSignature.CANONICAL_TEXT_DOCUMENT, privateKey);
            PGPSignatureSubpacketGenerator says = new PGPSignatureSubpacketGenerator();
            says.setSignatureCreationTime(false, Date.from(time));
            says.setIssuerKeyID(false, publicKey.getKeyID());
            says.setIssuerFingerprint(false, publicKey);
            generator.setHashedSubpackets(says.generate());
            generator.update(content);
            return generator.generate().getEncoded();
        } catch (PGPException | IOException e) {
            throw new IllegalStateException("a key that may sign did not", e);
        }
    }

    /** Whether this is a signature of that content by this key. */
    boolean verifies(byte[] signature, byte[] content) {
        try {
            if (new BcPGPObjectFactory(signature).nextObject() instanceof PGPSignatureList list && list.size() == 1) {
                PGPSignature one = list.get(0);
                one.init(new BcPGPContentVerifierBuilderProvider(), publicKey);
                one.update(content);
                return one.verify();
            }
            return false;
        } catch (PGPException | IOException | RuntimeException e) { // so does BouncyCastle refuse what is no signature
            return false;
        }
    }
}
