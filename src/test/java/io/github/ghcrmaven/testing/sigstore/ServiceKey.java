// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import okio.ByteString;

/**
 * The key pair of a service, and the signatures that are made with it.
 *
 * @param algorithm the name of the signature in the Java Cryptography Architecture
 */
record ServiceKey(KeyPair pair, String algorithm) {

    static ServiceKey p256() {
        return p256("SHA256withECDSA");
    }

    /** For tokens: RFC 7518, 3.4 wants r and s one after the other, not in DER. */
    static ServiceKey p256ForTokens() {
        return p256("SHA256withECDSAinP1363Format");
    }

    static ServiceKey ed25519() {
        try {
            return new ServiceKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), "Ed25519");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ServiceKey rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new ServiceKey(generator.generateKeyPair(), "SHA256withRSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServiceKey p256(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new ServiceKey(generator.generateKeyPair(), algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    ByteString sign(ByteString message) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(message.toByteArray());
            return ByteString.of(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    /** The public key as SubjectPublicKeyInfo, in DER. */
    ByteString encoded() {
        return ByteString.of(publicKey().getEncoded());
    }

    /** What logs are known by: SHA-256 of the SubjectPublicKeyInfo (RFC 6962, 3.2). */
    ByteString fingerprint() {
        return encoded().sha256();
    }
}
