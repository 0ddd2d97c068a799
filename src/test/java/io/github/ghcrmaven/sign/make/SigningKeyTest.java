// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.PemBlock;
import io.github.ghcrmaven.sign.verify.VerificationKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys cosign wrote: cosign1 and cosign2 are of its own tests (pkg/cosign/keys_test.go), the others of 3.1.3. */
class SigningKeyTest {

    private static final ByteString TEXT = ByteString.encodeUtf8("what is signed");

    @ParameterizedTest
    @ValueSource(strings = {"cosign1", "cosign2", "cosign3", "cosign3-rsa"})
    void keyOfCosignIsTheOneWhosePublicKeyItWrote(String name) {
        SigningKey key = SigningKey.parse(Signing.resource(name + ".key"), Signing.PASSWORD, "cosign.key");

        assertThat(key.publicPem()).isEqualTo(Signing.resource(name + ".pub"));
        assertThat(VerificationKey.parse(Signing.resource(name + ".pub")).verifies(TEXT, key.sign(TEXT)))
                .isTrue();
    }

    @Test
    void wrongPasswordIsAFaultThatNamesNeither() {
        String pem = Signing.resource("cosign3.key");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SigningKey.parse(pem, new Secret("geheim-77"), "env://KEY"))
                .withMessageContaining("The signing key env://KEY cannot be used")
                .withMessageContaining("the password is not the key's, or the key is damaged")
                .withMessageContaining("#signing-key")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("geheim-77", pem.substring(60, 100)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 15, 1 << 16, 1 << 17})
    void costsOfCosignAreTaken(int cost) throws Exception {
        SealedKey sealed = SealedKey.of(pkcs8("EC", "secp256r1"), "").with("N", cost);

        assertThat(SigningKey.parse(sealed.pem(), new Secret(""), "a test")
                        .sign(TEXT)
                        .size())
                .isPositive();
    }

    /** Each of them would take gigabytes, or nothing at all, before the password is known to be right. */
    @ParameterizedTest
    @CsvSource({"N,16384", "N,262144", "N,1073741824", "N,65537", "r,16", "p,2", "r,0"})
    void otherCostsAreRefusedBeforeTheyAreSpent(String name, int value) throws Exception {
        String pem = SealedKey.of(pkcs8("EC", "secp256r1"), "hello")
                .claiming(name, value)
                .pem();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SigningKey.parse(pem, Signing.PASSWORD, "a test"))
                .withMessageContaining("scrypt parameters are none of cosign's");
    }

    @Test
    void damagedBoxIsRefused() throws Exception {
        String pem = SealedKey.of(pkcs8("EC", "secp256r1"), "hello").damaged().pem();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SigningKey.parse(pem, Signing.PASSWORD, "a test"))
                .withMessageContaining("or the key is damaged");
    }

    @ParameterizedTest
    @CsvSource({
        "kdf,salt,AAAA,salt has not 32 bytes",
        "cipher,nonce,AAAA,nonce has not 24 bytes",
        "'',ciphertext,AAAA,or the key is damaged"
    })
    void partsOfAnotherLengthAreRefused(String owner, String member, String value, String reason) throws Exception {
        String pem = SealedKey.of(pkcs8("EC", "secp256r1"), "hello")
                .with(owner, member, value)
                .pem();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SigningKey.parse(pem, Signing.PASSWORD, "a test"))
                .withMessageContaining(reason);
    }

    /** RFC 8017 has no such form, and Java writes it all the same, with zeros. */
    @Test
    void rsaKeyWithoutItsPublicExponentIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        RSAPrivateCrtKey whole = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        ByteString encoded = ByteString.of(KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateKeySpec(whole.getModulus(), whole.getPrivateExponent()))
                .getEncoded());
        String pem = new PemBlock("PRIVATE KEY", encoded).text();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SigningKey.parse(pem, Signing.PASSWORD, "a test"))
                .withMessageContaining("does not hold its public exponent");
    }

    /** As after a bit that flipped on a disk: it would sign what nobody can verify. */
    @Test
    void keyThatDoesNotSignIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        RSAPrivateCrtKey sound = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        RSAPrivateCrtKeySpec damaged = new RSAPrivateCrtKeySpec(
                sound.getModulus(),
                sound.getPublicExponent(),
                sound.getPrivateExponent(),
                sound.getPrimeP(),
                sound.getPrimeQ(),
                sound.getPrimeExponentP().flipBit(5),
                sound.getPrimeExponentQ(),
                sound.getCrtCoefficient());
        ByteString encoded = ByteString.of(
                KeyFactory.getInstance("RSA").generatePrivate(damaged).getEncoded());
        String pem = new PemBlock("PRIVATE KEY", encoded).text();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SigningKey.parse(pem, Signing.PASSWORD, "a test"))
                .withMessageContaining("it is damaged: it does not sign");
    }

    @ParameterizedTest
    @CsvSource({"kdf,bcrypt", "cipher,aes"})
    void otherMeansAreRefused(String member, String name) throws Exception {
        String pem =
                SealedKey.of(pkcs8("EC", "secp256r1"), "hello").by(member, name).pem();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SigningKey.parse(pem, Signing.PASSWORD, "a test"))
                .withMessageContaining("other means than scrypt and secretbox");
    }

    @ParameterizedTest
    @CsvSource({"EC,secp256r1", "RSA,2048", "RSA,3072"})
    void plainKeyNeedsNoPassword(String algorithm, String kind) throws Exception {
        String pem = new PemBlock("PRIVATE KEY", pkcs8(algorithm, kind)).text();

        SigningKey key = SigningKey.parse(pem, new Secret(""), "a test");

        assertThat(SigningKey.isEncrypted(pem)).isFalse();
        assertThat(key.verificationKey().verifies(TEXT, key.sign(TEXT))).isTrue();
        assertThat(key.toString()).isEqualTo("a signing key");
    }

    @Test
    void encryptedKeyIsToldFromAPlainOne() {
        assertThat(SigningKey.isEncrypted(Signing.resource("cosign1.key"))).isTrue();
        assertThat(SigningKey.isEncrypted(Signing.resource("cosign3.key"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "EC,secp384r1,another curve than P-256",
        "RSA,1024,fewer than 2048 bits",
        "Ed25519,Ed25519,neither ECDSA on P-256 nor RSA"
    })
    void otherKeysAreRefused(String algorithm, String kind, String reason) throws Exception {
        String pem = new PemBlock("PRIVATE KEY", pkcs8(algorithm, kind)).text();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SigningKey.parse(pem, Signing.PASSWORD, "a test"))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLIC KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY"})
    void otherTextsAreRefused(String label) throws Exception {
        String pem = new PemBlock(label, pkcs8("EC", "secp256r1")).text();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SigningKey.parse(pem, Signing.PASSWORD, "a test"))
                .withMessageContaining("cannot be used")
                .satisfies(e -> assertThat(e.toString()).doesNotContain(pem.substring(60, 100)));
    }

    private static ByteString pkcs8(String algorithm, String kind) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec(kind));
        } else if (algorithm.equals("RSA")) {
            generator.initialize(Integer.parseInt(kind));
        }
        return ByteString.of(generator.generateKeyPair().getPrivate().getEncoded());
    }
}
