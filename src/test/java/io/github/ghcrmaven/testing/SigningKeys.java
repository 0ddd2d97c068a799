// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SecretKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.api.KeyPairGeneratorCallback;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyGenerator;
import org.bouncycastle.openpgp.api.SignatureParameters;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.bouncycastle.openpgp.operator.PGPKeyPairGenerator;

/** OpenPGP keys of every kind that a build may be given. Made in 2024. */
public final class SigningKeys {

    public static final Instant CREATED = Instant.parse("2024-01-01T00:00:00Z");
    public static final String USER = "Ada <ada@acme.example>";

    /** An S2K follows, and after what it protects a checksum of two bytes. */
    private static final int GNU_USAGE = 0xff;

    private SigningKeys() {}

    public static OpenPGPKey ed25519() {
        return make(
                PGPKeyPairGenerator::generateLegacyEd25519KeyPair, KeyFlags.SIGN_DATA | KeyFlags.CERTIFY_OTHER, 0, "");
    }

    public static OpenPGPKey rsa() {
        return make(
                generator -> generator.generateRsaKeyPair(2048), KeyFlags.SIGN_DATA | KeyFlags.CERTIFY_OTHER, 0, "");
    }

    public static OpenPGPKey ecdsa() {
        return make(PGPKeyPairGenerator::generateNistP256ECDSAKeyPair, KeyFlags.SIGN_DATA, 0, "");
    }

    public static OpenPGPKey protectedBy(String passphrase) {
        return make(PGPKeyPairGenerator::generateLegacyEd25519KeyPair, KeyFlags.SIGN_DATA, 0, passphrase);
    }

    public static OpenPGPKey expiringAfter(Duration life) {
        return make(PGPKeyPairGenerator::generateLegacyEd25519KeyPair, KeyFlags.SIGN_DATA, life.toSeconds(), "");
    }

    /** The primary key certifies alone; with a subkey that signs, or without. */
    public static OpenPGPKey certifying(boolean withSigningSubkey) {
        try {
            OpenPGPKeyGenerator.WithPrimaryKey key =
                    primary(PGPKeyPairGenerator::generateLegacyEd25519KeyPair, KeyFlags.CERTIFY_OTHER, 0);
            if (withSigningSubkey) {
                key.addSigningSubkey(PGPKeyPairGenerator::generateLegacyEd25519KeyPair);
            }
            return key.build();
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    public static OpenPGPKey revoked() {
        try {
            return new BcOpenPGPApi().editKey(ed25519()).revokeKey().done();
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code gpg --export-secret-subkeys} leaves the primary key: without its secret part. */
    public static byte[] withoutPrimarySecret(OpenPGPKey key) throws IOException {
        PGPSecretKeyRing ring = key.getPGPSecretKeyRing();
        PGPSecretKey primary = ring.getSecretKey();
        PublicKeyPacket publicPart = primary.getPublicKey().getPublicKeyPacket();
        SecretKeyPacket stub = new SecretKeyPacket(
                publicPart,
                SymmetricKeyAlgorithmTags.NULL,
                GNU_USAGE,
                S2K.gnuDummyS2K(S2K.GNUDummyParams.noPrivateKey()),
                null,
                null);
        return PGPSecretKeyRing.insertSecretKey(
                        PGPSecretKeyRing.removeSecretKey(ring, primary), new PGPSecretKey(stub, primary.getPublicKey()))
                .getEncoded();
    }

    public static byte[] armoured(OpenPGPKey key) {
        try {
            return key.toAsciiArmoredString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] joined(byte[]... exports) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] export : exports) {
            out.writeBytes(export);
        }
        return out.toByteArray();
    }

    private static OpenPGPKey make(KeyPairGeneratorCallback kind, int flags, long lifeInSeconds, String passphrase) {
        try {
            OpenPGPKeyGenerator.WithPrimaryKey key = primary(kind, flags, lifeInSeconds);
            return passphrase.isEmpty() ? key.build() : key.build(passphrase.toCharArray());
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OpenPGPKeyGenerator.WithPrimaryKey primary(
            KeyPairGeneratorCallback kind, int flags, long lifeInSeconds) throws PGPException {
        return new BcOpenPGPApi()
                .generateKey(PublicKeyPacket.VERSION_4, Date.from(CREATED))
                .withPrimaryKey(kind, SignatureParameters.Callback.Util.modifyHashedSubpackets(says -> {
                    says.setKeyFlags(flags);
                    says.setKeyExpirationTime(lifeInSeconds);
                    return says;
                }))
                .addUserId(USER);
    }
}
