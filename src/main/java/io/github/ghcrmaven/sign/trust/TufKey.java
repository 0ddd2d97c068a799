// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import dev.sigstore.tuf.encryption.Verifier;
import dev.sigstore.tuf.model.Key;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.VerificationKey;
import java.util.Set;
import okio.ByteString;

/**
 * A key of a root, checked by the platform: sigstore-java's own verifiers register BouncyCastle for the whole build. ECDSA in
 * PEM and Ed25519 in hexadecimal (TUF 1.0.31, 4.2), which are all that repositories of Sigstore use.
 */
final class TufKey implements Verifier {

    /** The second is an older name, still in use (awslabs/tough issue 754). */
    private static final Set<String> ECDSA = Set.of("ecdsa", "ecdsa-sha2-nistp256");

    /** What stands before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410, 4). */
    private static final ByteString ED25519_PREFIX = ByteString.decodeHex("302a300506032b6570032100");

    private final VerificationKey key;

    private TufKey(VerificationKey key) {
        this.key = key;
    }

    /** What checks signatures by the key; by one that is of no known kind, none is good. */
    static Verifier of(Key key) {
        try {
            String encoded = key.getKeyVal().getOrDefault("public", "");
            if (ECDSA.contains(key.getKeyType()) && key.getScheme().equals("ecdsa-sha2-nistp256")) {
                return new TufKey(VerificationKey.ofPem(encoded, "the key"));
            }
            if (key.getKeyType().equals("ed25519") && key.getScheme().equals("ed25519")) {
                return new TufKey(VerificationKey.ofSubjectPublicKeyInfo(ed25519(encoded), "the key"));
            }
        } catch (RefusedException | IllegalArgumentException e) {
            // as one of no known kind: a root may name keys that only other clients understand
        }
        return (content, signature) -> false;
    }

    @Override
    public boolean verify(byte[] content, byte[] signature) {
        return key.verifies(ByteString.of(content), ByteString.of(signature));
    }

    private static ByteString ed25519(String hexadecimal) {
        ByteString raw = ByteString.decodeHex(hexadecimal);
        RefusedException.unless(raw.size() == 32, "the key is no Ed25519 key");
        return ByteString.of(new okio.Buffer().write(ED25519_PREFIX).write(raw).readByteArray());
    }
}
