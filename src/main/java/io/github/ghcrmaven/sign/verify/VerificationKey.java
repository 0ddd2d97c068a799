// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.Asn1Depth;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.PemText;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A public key, with the one way in which signatures by it are checked: the key decides it, never the signature's writer, who
 * could otherwise ask for a weaker one (sigstore/protobuf-specs, docs/algorithm-registry.md).
 *
 * <p>ECDSA on P-256, P-384 or P-521, Ed25519, or RSA of 2048 bits and more.
 */
public final class VerificationKey {

    private static final int SMALLEST_RSA = 2048;

    private final PublicKey key;

    private VerificationKey(PublicKey key) {
        this.key = key;
    }

    /**
     * Takes a key that the platform has read.
     *
     * @throws RefusedException where it is of another kind, or no point of its curve
     */
    public static VerificationKey of(PublicKey key) {
        try {
            verifier(key);
            return new VerificationKey(key);
        } catch (InvalidKeyException e) {
            throw new RefusedException("the key is not one of its algorithm");
        }
    }

    /**
     * Reads a public key as cosign writes it: PEM, {@code -----BEGIN PUBLIC KEY-----}.
     *
     * @throws FaultException where it is no such key
     */
    public static VerificationKey parse(String pem) {
        try {
            return ofPem(pem, "the public key");
        } catch (RefusedException e) {
            throw new FaultException(
                    "The public key to verify with cannot be used: " + e.reason() + ".",
                    "give the key that 'cosign generate-key-pair' or 'cosign public-key' writes: PEM, ECDSA on P-256 or RSA",
                    "verification-key");
        }
    }

    /**
     * Reads PEM, {@code -----BEGIN PUBLIC KEY-----}.
     *
     * @param name what it is called in messages
     * @throws RefusedException where it is no such key
     */
    public static VerificationKey ofPem(String pem, String name) {
        return ofSubjectPublicKeyInfo(PemText.decoded(pem, "PUBLIC KEY", name), name);
    }

    /**
     * Reads the encoding of X.509 (RFC 5280, 4.1.2.7).
     *
     * @param name what it is called in messages
     * @throws RefusedException where it is no such key
     */
    public static VerificationKey ofSubjectPublicKeyInfo(ByteString encoded, String name) {
        RefusedException.unless(encoded.size() <= Limits.CERTIFICATE, name + " is too large");
        Asn1Depth.check(encoded, name);
        for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
            try {
                PublicKey key =
                        KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
                return of(key);
            } catch (GeneralSecurityException e) {
                // another algorithm's, or nothing
            }
        }
        throw new RefusedException(name + " is not a public key of a kind that is supported");
    }

    /**
     * What Sigstore calls keys of its kind, with the digest that is signed (sigstore/protobuf-specs, sigstore_common.proto,
     * PublicKeyDetails).
     */
    public String details() {
        if (key instanceof RSAPublicKey rsa) {
            return "PKIX_RSA_PKCS1V15_" + rsa.getModulus().bitLength() + "_SHA256";
        }
        return key instanceof ECPublicKey elliptic
                ? NamedCurve.of(elliptic).orElseThrow().details()
                : "PKIX_ED25519";
    }

    /** The key as the platform has it. */
    PublicKey publicKey() {
        return key;
    }

    /** The encoding of X.509, by which keys are compared. */
    public ByteString encoded() {
        return ByteString.of(key.getEncoded());
    }

    /** Whether the signature is one by this key over the content. */
    public boolean verifies(ByteString content, ByteString signature) {
        if (signature.size() > Limits.SIGNATURE) {
            return false;
        }
        try {
            Signature verifier = verifier(key);
            verifier.update(content.asByteBuffer());
            return verifier.verify(signature.toByteArray());
        } catch (SignatureException e) {
            return false; // not even the form of one
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the key was tried when it was read", e);
        }
    }

    private static Signature verifier(PublicKey key) throws InvalidKeyException {
        try {
            Signature verifier = Signature.getInstance(algorithm(key));
            verifier.initVerify(key);
            return verifier;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java 17 has the algorithm of a key that it could read", e);
        }
    }

    private static String algorithm(PublicKey key) {
        if (key instanceof ECPublicKey elliptic) {
            return NamedCurve.of(elliptic)
                    .orElseThrow(() -> new RefusedException("the key is on a curve that is not supported"))
                    .signatureAlgorithm();
        }
        if (key instanceof RSAPublicKey rsa) {
            RefusedException.unless(
                    rsa.getModulus().bitLength() >= SMALLEST_RSA,
                    "the RSA key has fewer than " + SMALLEST_RSA + " bits");
            return "SHA256withRSA";
        }
        if (key instanceof EdECPublicKey) {
            return "Ed25519";
        }
        throw new RefusedException("the key is of a kind that is not supported");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerificationKey another && key.equals(another.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
