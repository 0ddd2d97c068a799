// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.provenance;

import io.github.ghcrmaven.fault.FaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** Reads a secret key as gpg exports it: binary, armoured, or either in Base64, which survives any environment variable. */
final class SecretKeyRing {

    private static final String ARMOUR = "-----BEGIN PGP ";

    /** The highest bit of an OpenPGP packet's first byte is set; that of a text's is not. */
    private static final int PACKET = 0x80;

    private SecretKeyRing() {}

    /**
     * The one secret key that is there, with its subkeys.
     *
     * @param content the key, of a bounded size
     * @param origin where it comes from, for messages
     * @throws FaultException where there is none, or more than one
     */
    static PGPSecretKeyRing read(byte[] content, String origin) {
        List<Object> found = objects(content, origin);
        List<PGPSecretKeyRing> secret = found.stream()
                .filter(PGPSecretKeyRing.class::isInstance)
                .map(PGPSecretKeyRing.class::cast)
                .toList();
        if (secret.size() == 1) {
            return secret.get(0);
        }
        if (secret.size() > 1) {
            throw new FaultException(
                    origin + " holds " + secret.size() + " secret keys, and one has to sign.",
                    "export the one: gpg --export-secret-keys --armor <id>",
                    "provenance-key");
        }
        boolean isPublic = found.stream().anyMatch(PGPPublicKeyRing.class::isInstance);
        throw new FaultException(
                origin + (isPublic ? " holds a public key only." : " holds no OpenPGP key."),
                "export the secret key: gpg --export-secret-keys --armor <id>",
                "provenance-key");
    }

    /** The parser's own words are not passed on: they may repeat what it read. */
    private static List<Object> objects(byte[] content, String origin) {
        try {
            List<Object> objects = new ArrayList<>();
            for (InputStream part : parts(content)) {
                BcPGPObjectFactory factory = new BcPGPObjectFactory(part);
                for (Object next = factory.nextObject(); next != null; next = factory.nextObject()) {
                    objects.add(next);
                }
            }
            return objects;
        } catch (IOException | RuntimeException e) { // what BouncyCastle throws at foreign bytes is of any kind
            throw new FaultException(
                    origin + " cannot be read as an OpenPGP key.",
                    "export it anew: gpg --export-secret-keys --armor <id>",
                    "provenance-key");
        }
    }

    private static List<InputStream> parts(byte[] content) throws IOException {
        if (content.length > 0 && (content[0] & PACKET) != 0) {
            return List.of(new ByteArrayInputStream(content));
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!text.contains(ARMOUR)) {
            byte[] decoded = Base64.getMimeDecoder().decode(text.strip());
            boolean isText = decoded.length == 0 || (decoded[0] & PACKET) == 0;
            return isText
                    ? armoured(new String(decoded, StandardCharsets.ISO_8859_1))
                    : List.of(new ByteArrayInputStream(decoded));
        }
        return armoured(text);
    }

    /** Exports may stand one after the other in a file. */
    private static List<InputStream> armoured(String text) throws IOException {
        List<InputStream> parts = new ArrayList<>();
        for (int at = text.indexOf(ARMOUR); at >= 0; at = text.indexOf(ARMOUR, at + ARMOUR.length())) {
            byte[] rest = text.substring(at).getBytes(StandardCharsets.ISO_8859_1);
            parts.add(new ArmoredInputStream(new ByteArrayInputStream(rest)));
        }
        return parts;
    }
}
