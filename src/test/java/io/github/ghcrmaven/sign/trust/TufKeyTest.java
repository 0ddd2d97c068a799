// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigstore.tuf.encryption.Verifier;
import dev.sigstore.tuf.model.Key;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TufKeyTest {

    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa", "ecdsa-sha2-nistp256"})
    void ellipticKeyInPem(String type) throws Exception {
        KeyPair pair = elliptic();

        Verifier key = TufKey.of(key(type, "ecdsa-sha2-nistp256", pem(pair)));

        assertThat(key.verify(CONTENT, signature("SHA256withECDSA", pair))).isTrue();
        assertThat(key.verify("other".getBytes(StandardCharsets.UTF_8), signature("SHA256withECDSA", pair)))
                .isFalse();
    }

    @Test
    void edwardsKeyInHexadecimal() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        Verifier key = TufKey.of(key("ed25519", "ed25519", raw(pair)));

        assertThat(key.verify(CONTENT, signature("Ed25519", pair))).isTrue();
        assertThat(key.verify(CONTENT, new byte[64])).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, rsassa-pss-sha256",
        "ecdsa, ecdsa-sha2-nistp384",
        "ed25519, ecdsa-sha2-nistp256",
        "ecdsa, ed25519",
    })
    void nothingIsSignedByAKeyOfAnotherKind(String type, String scheme) throws Exception {
        KeyPair pair = elliptic();

        assertThat(TufKey.of(key(type, scheme, pem(pair))).verify(CONTENT, signature("SHA256withECDSA", pair)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "00ff", "302a300506032b6570032100"})
    void nothingIsSignedByAKeyThatIsNone(String encoded) throws Exception {
        assertThat(TufKey.of(key("ed25519", "ed25519", encoded)).verify(CONTENT, new byte[64]))
                .isFalse();
        assertThat(TufKey.of(key("ecdsa", "ecdsa-sha2-nistp256", encoded)).verify(CONTENT, new byte[64]))
                .isFalse();
    }

    private static KeyPair elliptic() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static Key key(String type, String scheme, String encoded) {
        return new Key() {
            @Override
            public List<String> getKeyIdHashAlgorithms() {
                return List.of();
            }

            @Override
            public String getKeyType() {
                return type;
            }

            @Override
            public Map<String, String> getKeyVal() {
                return Map.of("public", encoded);
            }

            @Override
            public String getScheme() {
                return scheme;
            }
        };
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String raw(KeyPair pair) {
        ByteString encoded = ByteString.of(pair.getPublic().getEncoded());
        return encoded.substring(encoded.size() - 32).hex();
    }

    private static byte[] signature(String algorithm, KeyPair pair) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(CONTENT);
        return signature.sign();
    }
}
