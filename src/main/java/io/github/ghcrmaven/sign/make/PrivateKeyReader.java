// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.VerificationKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import okio.ByteString;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * Reads PKCS #8 (RFC 5208). The public key is computed from the private one, since the encoding need not have it, and is
 * tried before the key is used: a damaged one would sign what nobody can verify.
 */
final class PrivateKeyReader {

    private static final ByteString TEXT = ByteString.encodeUtf8("do they belong together");

    private PrivateKeyReader() {}

    static SigningKey read(ByteString pkcs8) {
        for (String algorithm : new String[] {"EC", "RSA"}) {
            try {
                PrivateKey key =
                        KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8.toByteArray()));
                return tried(new SigningKey(key, VerificationKey.of(own(key))));
            } catch (GeneralSecurityException e) {
                // another algorithm's, or nothing; without cause, whose message may repeat the key
            }
        }
        throw new RefusedException("it is neither ECDSA on P-256 nor RSA");
    }

    private static SigningKey tried(SigningKey key) {
        try {
            if (key.verificationKey().verifies(TEXT, key.sign(TEXT))) {
                return key;
            }
        } catch (IllegalStateException e) {
            // numbers that are no key
        }
        throw new RefusedException("it is damaged: it does not sign");
    }

    private static PublicKey own(PrivateKey key) throws GeneralSecurityException {
        if (key instanceof ECPrivateKey elliptic) {
            return own(elliptic);
        }
        if (key instanceof RSAPrivateCrtKey rsa) {
            return own(rsa);
        }
        throw new RefusedException("the RSA key does not hold its public exponent");
    }

    private static PublicKey own(RSAPrivateCrtKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    }

    /** The private number times the curve's generator (SEC 1, section 3.2.1), in constant time. */
    private static PublicKey own(ECPrivateKey key) throws GeneralSecurityException {
        var curve = CustomNamedCurves.getByName("secp256r1");
        BigInteger number = key.getS();
        RefusedException.unless(
                key.getParams().getOrder().equals(curve.getN())
                        && number.signum() > 0
                        && number.compareTo(curve.getN()) < 0,
                "it is on another curve than P-256");
        var point =
                new FixedPointCombMultiplier().multiply(curve.getG(), number).normalize();
        ECPoint affine = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, key.getParams()));
    }
}
