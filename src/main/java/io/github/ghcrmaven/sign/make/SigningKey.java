// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.PemBlock;
import io.github.ghcrmaven.sign.text.PemText;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.VerificationKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.ECGenParameterSpec;
import okio.ByteString;

/** A private key that signs as cosign's keys do: ECDSA on P-256, or RSA (PKCS #1 1.5), both with SHA-256. */
public final class SigningKey {

    private static final ByteString PROBE = ByteString.encodeUtf8("ghcr-maven-plugin");

    private final PrivateKey key;
    private final VerificationKey own;

    SigningKey(PrivateKey key, VerificationKey own) {
        this.key = key;
        this.own = own;
    }

    /**
     * A new key on P-256 that is never stored. It has signed once, and the signature has held: whether the two halves belong
     * together is to be known before a certificate names them (FIPS 140-3, pairwise consistency).
     */
    static SigningKey ephemeral() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            SigningKey key = new SigningKey(pair.getPrivate(), VerificationKey.of(pair.getPublic()));
            if (!key.own.verifies(PROBE, key.sign(PROBE))) {
                throw new IllegalStateException("this Java made a key on P-256 whose signatures do not hold");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 makes keys on P-256", e);
        }
    }

    /**
     * Reads a private key: {@code cosign.key}, or PKCS #8 in PEM, which needs no password.
     *
     * @param password of {@code cosign.key}; may be empty
     * @param origin where the text comes from, for messages
     * @throws FaultException where it is no such key, or the password is not its own; the message holds nothing of either
     */
    public static SigningKey parse(String pem, Secret password, String origin) {
        try {
            return PrivateKeyReader.read(
                    CosignKeyFile.isOne(pem)
                            ? CosignKeyFile.decrypted(pem, password)
                            : PemText.decoded(pem, "PRIVATE KEY", "the key"));
        } catch (RefusedException e) {
            throw new FaultException(
                    "The signing key " + origin + " cannot be used: " + e.reason() + ".",
                    "give the cosign.key that 'cosign generate-key-pair' writes, with its password, or a key in PEM of PKCS #8"
                            + " (-----BEGIN PRIVATE KEY-----), ECDSA on P-256 or RSA",
                    "signing-key");
        }
    }

    /** Whether a key is one that a password opens. */
    public static boolean isEncrypted(String pem) {
        return CosignKeyFile.isOne(pem);
    }

    /** The public key, with which everybody verifies. */
    public VerificationKey verificationKey() {
        return own;
    }

    /** The public key in PEM, as cosign writes and takes it. */
    public String publicPem() {
        return new PemBlock("PUBLIC KEY", own.encoded()).text();
    }

    ByteString sign(ByteString content) {
        try {
            Signature signer =
                    Signature.getInstance(key instanceof RSAPrivateKey ? "SHA256withRSA" : "SHA256withECDSA");
            signer.initSign(key);
            signer.update(content.asByteBuffer());
            return ByteString.of(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 signs with a key that it could read", e);
        }
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "a signing key";
    }
}
