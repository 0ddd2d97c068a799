// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import okhttp3.tls.HeldCertificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemFileTest {

    @TempDir
    private Path folder;

    private PemFile file(String text) throws IOException {
        return new PemFile("keyFile", Files.writeString(folder.resolve("client.pem"), text));
    }

    private static KeyPair keys(String algorithm, String detail) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec(detail));
        } else if (algorithm.equals("RSA")) {
            generator.initialize(Integer.parseInt(detail));
        }
        return generator.generateKeyPair();
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "RSA, 4096", "EC, secp256r1", "EC, secp521r1", "Ed25519, ''"})
    void aKeyInPkcs8IsRead(String algorithm, String detail) throws Exception {
        KeyPair keys = keys(algorithm, detail);

        assertThat(file(pem("PRIVATE KEY", keys.getPrivate().getEncoded())).privateKey(keys.getPublic()))
                .isEqualTo(keys.getPrivate());
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, RSA PRIVATE KEY",
        "RSA, 4096, RSA PRIVATE KEY",
        "EC, secp256r1, EC PRIVATE KEY",
        "EC, secp384r1, EC PRIVATE KEY",
        "EC, secp521r1, EC PRIVATE KEY",
    })
    void theOlderFormsThatGoWritesAreRead(String algorithm, String detail, String label) throws Exception {
        KeyPair keys = keys(algorithm, detail);
        byte[] inner = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();

        assertThat(file("some text before\n" + pem(label, inner)).privateKey(keys.getPublic()))
                .isEqualTo(keys.getPrivate());
    }

    @Test
    void aKeyThatIsNotTheCertificatesIsRefused() throws Exception {
        String other = pem("PRIVATE KEY", keys("EC", "secp256r1").getPrivate().getEncoded());

        assertThatThrownBy(() -> file(other).privateKey(keys("EC", "secp256r1").getPublic()))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("holds a key that is not that of the certificate in certFile");
        assertThatThrownBy(() -> file(other).privateKey(keys("RSA", "2048").getPublic()))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("of another kind than the certificate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,1F\n\nMIIE\n"
                        + "-----END RSA PRIVATE KEY-----"
            })
    void anEncryptedKeyIsSaidToBeOne(String pem) {
        assertThatThrownBy(() -> file(pem).privateKey(keys("RSA", "2048").getPublic()))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("client.pem holds an encrypted key.")
                .hasMessageContaining("openssl pkey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----"
            })
    void whatIsNoKeyIsRefusedAndNotRepeated(String pem) {
        assertThatThrownBy(() -> file(pem).privateKey(keys("RSA", "2048").getPublic()))
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith("keyFile: ")
                .message()
                .doesNotContain("AAAA");
    }

    @Test
    void allCertificatesAreReadInTheirOrder() throws IOException {
        HeldCertificate one = new HeldCertificate.Builder().commonName("one").build();
        HeldCertificate two = new HeldCertificate.Builder().commonName("two").build();

        assertThat(file("# one\n" + one.certificatePem() + "\r\n" + two.certificatePem())
                        .certificates())
                .containsExactly(one.certificate(), two.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
    void aFileWithoutACertificateIsRefused(String text) {
        assertThatThrownBy(() -> file(text).certificates())
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("certificate");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        PemFile absent = new PemFile("caFile", folder.resolve("absent.pem"));

        assertThatThrownBy(absent::certificates)
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("absent.pem is not there.");
    }
}
