// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.PemText;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import okio.ByteString;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * {@code cosign.key}: JSON in PEM, in which a password opens a key of PKCS #8 by way of scrypt and a secret box (sigstore/cosign,
 * pkg/cosign/keys.go; secure-systems-lab/go-securesystemslib, encrypted/encrypted.go).
 */
final class CosignKeyFile {

    private static final String LABEL = "ENCRYPTED SIGSTORE PRIVATE KEY";

    /** Of cosign before 2.0. */
    private static final String OLD_LABEL = "ENCRYPTED COSIGN PRIVATE KEY";

    /**
     * The costs that cosign has ever written, and takes: what a file asks for is memory (1 KiB each), before its password is
     * known to be right.
     */
    private static final Set<Long> COSTS = Set.of(1L << 15, 1L << 16, 1L << 17);

    private static final int BLOCK_SIZE = 8;
    private static final int PARALLELISM = 1;
    private static final int SALT = 32;

    private CosignKeyFile() {}

    static boolean isOne(String pem) {
        return List.of(LABEL, OLD_LABEL).stream().anyMatch(label -> PemText.isOf(pem, label));
    }

    /** The key, PKCS #8. */
    static ByteString decrypted(String pem, Secret password) {
        ByteString text = PemText.decoded(pem, PemText.isOf(pem, LABEL) ? LABEL : OLD_LABEL, "the key");
        JsonMembers json = JsonText.object(text, "the key", Limits.CERTIFICATE);
        JsonMembers derivation = json.object("kdf");
        JsonMembers cipher = json.object("cipher");
        RefusedException.unless(
                derivation.text("name").equals("scrypt") && cipher.text("name").equals("nacl/secretbox"),
                "the key is encrypted by other means than scrypt and secretbox");
        ByteString nonce = cipher.bytes("nonce");
        RefusedException.unless(
                nonce.size() == SecretBox.NONCE, "the key's nonce has not " + SecretBox.NONCE + " bytes");
        return new SecretBox(derived(derivation, password))
                .open(nonce, json.bytes("ciphertext"))
                .orElseThrow(() -> new RefusedException("the password is not the key's, or the key is damaged"));
    }

    private static byte[] derived(JsonMembers derivation, Secret password) {
        JsonMembers costs = derivation.object("params");
        RefusedException.unless(
                COSTS.contains(costs.count("N")) && costs.count("r") == BLOCK_SIZE && costs.count("p") == PARALLELISM,
                "the key's scrypt parameters are none of cosign's");
        ByteString salt = derivation.bytes("salt");
        RefusedException.unless(salt.size() == SALT, "the key's salt has not " + SALT + " bytes");
        return SCrypt.generate(
                password.reveal().getBytes(StandardCharsets.UTF_8),
                salt.toByteArray(),
                (int) costs.count("N"),
                BLOCK_SIZE,
                PARALLELISM,
                SecretBox.KEY);
    }
}
