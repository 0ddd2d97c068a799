// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import okhttp3.tls.HeldCertificate;
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
    @ValueSource(ints = {2048, 4096})
    void theOlderFormOfRsaKeysIsRead(int bits) throws Exception {
        KeyPair keys = keys("RSA", String.valueOf(bits));
        HeldCertificate held = new HeldCertificate.Builder().keyPair(keys).build();

        assertThat(file("some text before\n" + held.privateKeyPkcs1Pem()).privateKey(keys.getPublic()))
                .isEqualTo(keys.getPrivate());
    }

    /** As openssl ecparam -genkey writes it: with the curve and the public key. */
    @ParameterizedTest
    @CsvSource({"secp256r1, 06082a8648ce3d030107", "secp384r1, 06052b81040022", "secp521r1, 06052b81040023"})
    void theOlderFormOfKeysOnCurvesIsRead(String curve, String identifier) throws Exception {
        KeyPair keys = keys("EC", curve);
        int size = (((ECPrivateKey) keys.getPrivate())
                                .getParams()
                                .getCurve()
                                .getField()
                                .getFieldSize()
                        + 7)
                / 8;
        byte[] number = ((ECPrivateKey) keys.getPrivate()).getS().toByteArray();
        byte[] padded = new byte[size];
        int length = Math.min(size, number.length);
        System.arraycopy(number, number.length - length, padded, size - length, length);
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 2 * size - 2, encoded.length);
        byte[] key = der(
                0x30,
                new byte[] {2, 1, 1},
                der(0x04, padded),
                der(0xa0, HexFormat.of().parseHex(identifier)),
                der(0xa1, der(0x03, point)));

        PrivateKey read = file(pem("EC PRIVATE KEY", key)).privateKey(keys.getPublic());
        assertThat(((ECPrivateKey) read).getS()).isEqualTo(((ECPrivateKey) keys.getPrivate()).getS());
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.size() > 0x7f) {
            element.write(0x81);
        }
        element.write(content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
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
